package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.content.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What staff should know of the house's own things: the agenda that the centre hands out, its
/// backups, and the facts of the content. Pure.
final class HouseNotes {
    /// The calendar is fetched every day, and again an hour after a failure.
    static final Duration OLD = Duration.ofDays(2);

    private HouseNotes() {}

    /// A sentence.
    ///
    /// @param toSee whether somebody should look into it now
    record Note(String said, boolean toSee) {}

    /// All of them.
    ///
    /// @param agenda what the centre hands out, null if it fetches no calendar
    /// @param backupMayBe how old the newest backup may become; zero if that is nobody's concern
    static List<Note> of(
            @Nullable SiteAgenda agenda,
            BackupAge backup,
            Duration backupMayBe,
            Content content,
            FleetTexts texts,
            ZoneId zone,
            Instant now) {
        List<Note> notes = new ArrayList<>();
        if (agenda != null) {
            notes.add(age(agenda, texts, now));
        }
        boolean over = backup.isOver(backupMayBe, now);
        notes.add(new Note(backup.said(over, texts), over));
        LocalDate today = LocalDate.ofInstant(now, zone);
        long old =
                content.recommendations().values().stream()
                        .filter(r -> r.isUncheckedSinceAYear(today))
                        .count();
        if (old > 0) {
            notes.add(new Note(texts.of("facts.old", old), false));
        }
        return notes;
    }

    private static Note age(SiteAgenda agenda, FleetTexts texts, Instant now) {
        Instant made = agenda.made().orElse(null);
        if (made == null) {
            return new Note(texts.of("agenda.none"), true);
        }
        Duration age = Duration.between(made, now);
        boolean old = age.compareTo(OLD) >= 0;
        String key = old ? "agenda.old" : "agenda";
        return new Note(texts.of(key, texts.moment(made), Math.max(0, age.toDays())), old);
    }
}
