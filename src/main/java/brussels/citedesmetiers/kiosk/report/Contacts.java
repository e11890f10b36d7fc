package brussels.citedesmetiers.kiosk.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Contacts that advisers ended, as the figures pages of the sites' desks gave them, by site and
/// year. They are exact; what of them may be printed is decided by [ContactTables]. Immutable.
public final class Contacts {
    /// No figures of any site.
    public static final Contacts NONE = new Contacts(Map.of());

    private final Map<String, Map<Integer, Figures>> sites;

    private Contacts(Map<String, Map<Integer, Figures>> sites) {
        this.sites = sites;
    }

    /// Days from one to another.
    record Span(LocalDate from, LocalDate through) {
        private boolean meets(Span other) {
            return !from.isAfter(other.through) && !other.from.isAfter(through);
        }
    }

    /// Contacts of one site in one year, or in a part of it.
    ///
    /// @param spans the days they are of, in order; what follows each other is one
    /// @param months by month, from 1
    /// @param services by the service's id
    /// @param languages by the language's code; days that the queue no longer knows it of are in
    ///   none
    /// @param names of the services, by id
    record Figures(
            List<Span> spans,
            Map<Integer, Long> months,
            Map<String, Long> services,
            Map<String, Long> languages,
            Map<String, String> names) {
        Figures {
            spans = joined(spans);
            months = Map.copyOf(months);
            services = Map.copyOf(services);
            languages = Map.copyOf(languages);
            names = Map.copyOf(names);
        }

        private static List<Span> joined(List<Span> spans) {
            List<Span> joined = new ArrayList<>();
            for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
                boolean next =
                        !joined.isEmpty()
                                && joined.getLast().through().plusDays(1).equals(span.from());
                joined.add(next ? new Span(joined.removeLast().from(), span.through()) : span);
            }
            return List.copyOf(joined);
        }

        long total() {
            return months.values().stream().mapToLong(Long::longValue).sum();
        }

        /// Whether they are of the whole month.
        boolean whole(YearMonth month) {
            LocalDate next = month.atDay(1);
            for (Span span : spans) {
                if (!span.from().isAfter(next) && !span.through().isBefore(next)) {
                    next = span.through().plusDays(1);
                }
            }
            return next.isAfter(month.atEndOfMonth());
        }

        private Figures and(Figures more) {
            List<Span> all = new ArrayList<>(spans);
            all.addAll(more.spans);
            Map<String, String> called = new HashMap<>(names);
            called.putAll(more.names);
            return new Figures(
                    all,
                    sum(months, more.months),
                    sum(services, more.services),
                    sum(languages, more.languages),
                    called);
        }

        private static <K> Map<K, Long> sum(Map<K, Long> some, Map<K, Long> others) {
            Map<K, Long> sum = new HashMap<>(some);
            others.forEach((key, n) -> sum.merge(key, n, Long::sum));
            return sum;
        }
    }

    /// These and the figures of a file.
    ///
    /// @param site that the file is of
    /// @param file a CSV of the desk's figures page of a day, a month or a year, in either of its
    ///   two forms, or that for programs of the page of a day; its form for a spreadsheet has
    ///   translated heads, and is refused
    /// @throws ContactsException if it cannot be read, or is of days that are there already
    public Contacts with(String site, Path file) throws ContactsException {
        ContactsFile read = ContactsFile.read(file);
        Map<String, Map<Integer, Figures>> all = new TreeMap<>(sites);
        Map<Integer, Figures> years = new TreeMap<>(all.getOrDefault(site, Map.of()));
        Figures had = years.get(read.year());
        if (had != null) {
            for (Span span : had.spans()) {
                if (span.meets(read.span())) {
                    throw new ContactsException(
                            file
                                    + ": the figures of "
                                    + site
                                    + " from "
                                    + span.from()
                                    + " to "
                                    + span.through()
                                    + " are there already. Give each day of a site once.");
                }
            }
        }
        years.merge(read.year(), read.figures(), Figures::and);
        all.put(site, years);
        return new Contacts(all);
    }

    Optional<Figures> of(String site, int year) {
        return Optional.ofNullable(sites.getOrDefault(site, Map.of()).get(year));
    }

    /// The years there are any figures of.
    public NavigableSet<Integer> years() {
        NavigableSet<Integer> years = new TreeSet<>();
        sites.values().forEach(of -> years.addAll(of.keySet()));
        return years;
    }

    /// The sites there are any figures of.
    public NavigableSet<String> sites() {
        return new TreeSet<>(sites.keySet());
    }
}
