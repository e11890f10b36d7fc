package brussels.citedesmetiers.kiosk.report;

import java.util.List;

/// The summary of a report in every language on one page, each part in its own: what a house whose
/// publications have several languages takes its sentences from.
final class SummaryPage {
    private SummaryPage() {}

    /// @param all the same report in each language, the page's own first
    static String of(List<Report> all) {
        Report first = all.getFirst();
        ReportTexts texts = first.texts();
        ReportMarkup out = new ReportMarkup().prolog("<!DOCTYPE html>");
        out.open(
                "html",
                "xmlns",
                "http://www.w3.org/1999/xhtml",
                "lang",
                texts.code(),
                "xml:lang",
                texts.code());
        out.open("head").empty("meta", "charset", "utf-8");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.leaf("title", title(first) + " · " + texts.of("summary") + " · " + first.siteName());
        out.open("style").style(ReportPage.style()).close();
        out.close().line().open("body").open("header");
        ReportMark.draw(out);
        out.open("div").leaf("p", first.siteName(), "class", "site");
        out.leaf("h1", title(first) + " · " + texts.of("summary"));
        out.leaf("p", texts.of("made", texts.day(first.day())), "class", "mute");
        out.close().close().line().open("main").line();
        for (Report report : all) {
            part(report, out);
        }
        out.close().close().close();
        return out + "\n";
    }

    private static String title(Report report) {
        return report.texts().of("title", report.year().year());
    }

    private static void part(Report report, ReportMarkup out) {
        ReportTexts texts = report.texts();
        out.open("section", "lang", texts.code(), "xml:lang", texts.code(), "class", "summary");
        out.leaf("h2", title(report));
        out.open("ul");
        if (report.empty()) {
            out.leaf("li", texts.of("empty", report.siteName(), report.year().year()));
        }
        ReportSummary.of(report).forEach(sentence -> out.leaf("li", sentence));
        report.faults().forEach(fault -> out.leaf("li", fault));
        report.notices().forEach(notice -> out.leaf("li", notice));
        out.close().close().line();
    }
}
