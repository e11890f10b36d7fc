package brussels.citedesmetiers.kiosk.agenda;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// One date as the event of a calendar (VEVENT of RFC 5545) for the code that a phone scans: what
/// cameras take for an event, and no more, because each character makes the code finer.
public final class CalendarEntry {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private CalendarEntry() {}

    /// The entry, and a shorter one without the place if it has one.
    ///
    /// @param title what the visitor's calendar will say
    public static List<String> shorter(AgendaDate date, String title) {
        String bare = entry(date, title, "");
        return date.place().isEmpty()
                ? List.of(bare)
                : List.of(entry(date, title, "LOCATION:" + escaped(date.place()) + "\n"), bare);
    }

    private static String entry(AgendaDate date, String title, String place) {
        return "BEGIN:VEVENT\nSUMMARY:"
                + escaped(title)
                + "\nDTSTART:"
                + UTC.format(date.starts())
                + "\nDTEND:"
                + UTC.format(date.ends())
                + "\n"
                + place
                + "END:VEVENT";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
    }
}
