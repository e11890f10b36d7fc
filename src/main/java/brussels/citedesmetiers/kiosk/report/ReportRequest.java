package brussels.citedesmetiers.kiosk.report;

import java.time.LocalDate;
import java.util.List;

/// Which report is wanted.
///
/// @param sites their ids, each once; for unknown ones the report says that there is nothing
/// @param language one of [Report#languages]
/// @param day the report's date
/// @param contacts figures of the sites' queues; those of other sites are left out
public record ReportRequest(
        List<String> sites, int year, String language, LocalDate day, Contacts contacts) {
    public ReportRequest {
        sites = sites.stream().distinct().toList();
        if (sites.isEmpty()) {
            throw new IllegalArgumentException("a report of no site");
        }
    }

    /// A report without figures of queues.
    public static ReportRequest of(List<String> sites, int year, String language, LocalDate day) {
        return new ReportRequest(sites, year, language, day, Contacts.NONE);
    }
}
