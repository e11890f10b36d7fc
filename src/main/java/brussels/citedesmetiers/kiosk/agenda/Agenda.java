package brussels.citedesmetiers.kiosk.agenda;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The dates of all activities that are known, in the order in which they begin. Immutable; equal
/// only to itself.
public final class Agenda {
    /// The most dates an agenda may hold.
    public static final int MOST_DATES = 10_000;

    private final Instant made;
    private final ZoneId zone;
    private final String source;
    private final List<AgendaDate> dates;
    private final Map<String, List<AgendaDate>> byActivity = new HashMap<>();

    /// @param made when it was read from its source
    /// @param zone of the house
    /// @param source the file or address it was read from, for staff
    public Agenda(Instant made, ZoneId zone, String source, List<AgendaDate> dates) {
        this.made = made;
        this.zone = zone;
        this.source = source;
        this.dates =
                dates.stream()
                        .sorted(
                                Comparator.comparing(AgendaDate::starts)
                                        .thenComparing(AgendaDate::activity))
                        .toList();
        for (AgendaDate date : this.dates) {
            byActivity.computeIfAbsent(date.activity(), _ -> new ArrayList<>()).add(date);
        }
    }

    /// When it was read from its source.
    public Instant made() {
        return made;
    }

    /// The zone of the house.
    public ZoneId zone() {
        return zone;
    }

    /// The file or address it was read from.
    public String source() {
        return source;
    }

    /// All dates, past ones too.
    public List<AgendaDate> dates() {
        return dates;
    }

    List<AgendaDate> of(String activity) {
        return byActivity.getOrDefault(activity, List.of());
    }

    /// What has not begun at `now`.
    public Upcoming after(Instant now) {
        int from = 0;
        int to = dates.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (dates.get(middle).starts().isAfter(now)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return new Upcoming(this, from, LocalDate.ofInstant(now, zone));
    }
}
