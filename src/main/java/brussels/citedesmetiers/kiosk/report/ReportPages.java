package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.content.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reports in the browser. It knows no server: whoever mounts it handles sign-in and headers. A
/// page needs no script, no inline style and nothing from elsewhere, so it works with the strictest
/// policy. Thread-safe if the source is.
///
/// A page under `…/report` has its files beside it, `…/report.css` and `…/month.csv`, so everything
/// is mounted as one folder.
public final class ReportPages {
    /// The page's name within the folder it is mounted as.
    public static final String PAGE = "report";

    private static final String STYLE = "report.css";
    private static final String YEAR = "year";
    private static final String SITE = "site";
    private static final String LANGUAGE = "lang";
    private static final String BETWEEN = ",";
    private static final String BOX = "at-";
    private static final Pattern A_YEAR = Pattern.compile("[12][0-9]{3}");
    private static final Pattern A_SITE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final CountSource source;
    private final ReportSettings settings;
    private final Supplier<Content> content;
    private final Supplier<LocalDate> today;
    private final String back;

    /// @param back address of the page that links here
    public ReportPages(
            CountSource source,
            ReportSettings settings,
            Supplier<Content> content,
            Supplier<LocalDate> today,
            String back) {
        this.source = source;
        this.settings = settings;
        this.content = content;
        this.today = today;
        this.back = back;
    }

    /// The page or one of its files.
    ///
    /// @param name within the folder: [#PAGE], or as in a page's links
    /// @param query `year`, `lang`, and the sites: as `site`, separated by commas, or one `at-ID`
    ///   for each; missing or invalid values default to last year, French and the first site
    /// @return empty if there is no such file
    /// @throws CountSource.AwayException if the counts cannot be read now
    public Optional<ReportFile> get(String name, Map<String, String> query)
            throws CountSource.AwayException {
        if (name.equals(STYLE)) {
            return Optional.of(ReportFile.css(STYLE, ReportPage.style()));
        }
        Content now = content.get();
        NavigableMap<String, NavigableSet<Integer>> years = years();
        Asked asked = asked(query, years, now);
        Report report =
                Report.of(
                        source,
                        settings,
                        now,
                        ReportRequest.of(
                                asked.sites(), asked.year(), asked.language(), today.get()));
        return name.equals(PAGE)
                ? Optional.of(
                        ReportFile.html(
                                ReportFile.PAGE,
                                ReportPage.toShow(
                                        report,
                                        file -> file.equals(STYLE) ? file : asked.link(file),
                                        out -> choice(out, report, asked, years, now))))
                : report.file(name);
    }

    private record Asked(List<String> sites, int year, String language) {
        String link(String file) {
            return file
                    + "?year="
                    + year
                    + "&site="
                    + String.join(BETWEEN, sites)
                    + "&lang="
                    + language;
        }
    }

    private NavigableMap<String, NavigableSet<Integer>> years() throws CountSource.AwayException {
        NavigableMap<String, NavigableSet<Integer>> years = new TreeMap<>(source.years());
        settings.sites().keySet().forEach(site -> years.putIfAbsent(site, new TreeSet<>()));
        return years;
    }

    private Asked asked(
            Map<String, String> query,
            NavigableMap<String, NavigableSet<Integer>> years,
            Content now) {
        String year = query.getOrDefault(YEAR, "");
        List<String> languages = ReportTexts.languages(now);
        String language = query.getOrDefault(LANGUAGE, "");
        return new Asked(
                sites(query, years),
                A_YEAR.matcher(year).matches() ? Integer.parseInt(year) : today.get().getYear() - 1,
                languages.contains(language) ? language : languages.getFirst());
    }

    private static List<String> sites(
            Map<String, String> query, NavigableMap<String, NavigableSet<Integer>> years) {
        List<String> sites = new ArrayList<>();
        for (String site : query.getOrDefault(SITE, "").split(BETWEEN, -1)) {
            if (A_SITE.matcher(site).matches()) {
                sites.add(site);
            }
        }
        // The boxes of the form, if there are any, are the whole choice.
        List<String> boxes =
                years.keySet().stream().filter(s -> query.containsKey(BOX + s)).toList();
        if (!boxes.isEmpty()) {
            return boxes;
        }
        return sites.isEmpty() ? List.of(years.isEmpty() ? "-" : years.firstKey()) : sites;
    }

    /// A form that works without a script.
    private void choice(
            ReportMarkup out,
            Report report,
            Asked asked,
            NavigableMap<String, NavigableSet<Integer>> years,
            Content now) {
        ReportTexts texts = report.texts();
        NavigableSet<Integer> all = new TreeSet<>(List.of(asked.year(), today.get().getYear() - 1));
        years.values().forEach(all::addAll);
        NavigableMap<String, String> sites = new TreeMap<>();
        years.keySet().forEach(site -> sites.put(site, settings.siteName(site)));
        NavigableMap<String, String> languages = new TreeMap<>();
        for (String code : ReportTexts.languages(now)) {
            now.language(code).ifPresent(language -> languages.put(code, language.name()));
        }
        NavigableMap<String, String> numbers = new TreeMap<>();
        all.forEach(year -> numbers.put(Integer.toString(year), Integer.toString(year)));
        out.open("form", "method", "get", "action", PAGE, "class", "choice");
        out.leaf("a", texts.of("choice.back"), "href", back + "?lang=" + asked.language());
        select(out, texts.of("choice.year"), YEAR, numbers, Integer.toString(asked.year()));
        if (sites.size() == 1) {
            select(out, texts.of("choice.site"), SITE, sites, asked.sites().getFirst());
        } else {
            boxes(out, texts.of("choice.sites"), sites, asked.sites());
        }
        select(out, texts.of("choice.language"), LANGUAGE, languages, asked.language());
        out.leaf("button", texts.of("choice.show"), "type", "submit");
        out.close();
    }

    private static void boxes(
            ReportMarkup out,
            String label,
            NavigableMap<String, String> sites,
            List<String> chosen) {
        out.open("fieldset").leaf("legend", label);
        sites.forEach(
                (site, name) -> {
                    out.open("label", "class", "box");
                    List<Object> box =
                            new ArrayList<>(
                                    List.of("type", "checkbox", "name", BOX + site, "value", "1"));
                    if (chosen.contains(site)) {
                        box.addAll(List.of("checked", "checked"));
                    }
                    out.empty("input", box.toArray()).leaf("span", name).close();
                });
        out.close();
    }

    private static void select(
            ReportMarkup out,
            String label,
            String name,
            NavigableMap<String, String> options,
            String chosen) {
        out.open("label").leaf("span", label).open("select", "name", name);
        options.forEach(
                (value, text) -> {
                    if (value.equals(chosen)) {
                        out.leaf("option", text, "value", value, "selected", "selected");
                    } else {
                        out.leaf("option", text, "value", value);
                    }
                });
        out.close().close();
    }
}
