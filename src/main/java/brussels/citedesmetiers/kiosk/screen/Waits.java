package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.Refusal;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.screen.paper.WaitWords;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The words about the adviser queue: the wait as a range, never as an exact minute, and why no
/// ticket is given.
public final class Waits {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Waits() {}

    /// Why no ticket is given, as a sentence.
    ///
    /// @param today the date where the queue is
    static String sentence(Language language, Refusal refusal, LocalDate today) {
        if (refusal instanceof Refusal.Full) {
            return language.text("wait.full");
        }
        if (refusal instanceof Refusal.TooLate) {
            return language.text("wait.too-late");
        }
        Optional<LocalDateTime> opens =
                refusal instanceof Refusal.Closed closed ? closed.opens() : Optional.empty();
        return opens.map(at -> language.text("wait.closed", when(language, at, today)))
                .orElse(language.text("wait.closed.long"));
    }

    /// Why the visit's service gives no ticket now, as a sentence; empty if it does, or if that is
    /// not known.
    static Optional<String> refusal(Scenery scenery) {
        String service = scenery.machine().service(scenery.visit());
        return scenery.around()
                .outlook()
                .flatMap(
                        outlook ->
                                outlook.theme(service)
                                        .flatMap(QueueOutlook.ServiceOutlook::noTicket)
                                        .map(
                                                why ->
                                                        sentence(
                                                                scenery.look().language(),
                                                                why,
                                                                outlook.day())));
    }

    private static String when(Language language, LocalDateTime at, LocalDate today) {
        String hour = HOUR.format(at);
        if (at.toLocalDate().equals(today)) {
            return language.text("wait.when.today", hour);
        }
        String pattern = at.toLocalDate().isBefore(today.plusDays(6)) ? "EEEE" : "EEEE d MMMM";
        String day = DateTimeFormatter.ofPattern(pattern, Locale.of(language.code())).format(at);
        return language.text("wait.when.day", day, hour);
    }

    /// Why no ticket is given, in the word or two that fit a tile.
    static String brief(Language language, Refusal refusal) {
        return language.text(
                switch (refusal) {
                    case Refusal.Full _ -> "wait.tile.full";
                    case Refusal.TooLate _ -> "wait.tile.too-late";
                    default -> "wait.tile.closed";
                });
    }

    /// The lines below the themes: an adviser who is free and the number of people waiting, side by
    /// side if there is room.
    static List<Region> lines(Scenery scenery, QueueOutlook outlook, double width) {
        Look look = scenery.look();
        List<HBox> parts = new ArrayList<>();
        WaitEstimate overall = outlook.overall();
        // A range over all services would be true for none of them.
        if (overall instanceof WaitEstimate.Free) {
            range(look, "wait.label", overall).ifPresent(parts::add);
        }
        waiting(look, overall, outlook.firstWaited().orElse(null), width).ifPresent(parts::add);
        double together =
                parts.stream().mapToDouble(p -> Math.ceil(p.prefWidth(-1))).sum()
                        + look.gap() * 2 * parts.size();
        if (parts.isEmpty() || look.portrait() || together > width) {
            return List.copyOf(parts);
        }
        HBox row = new HBox(parts.toArray(Region[]::new));
        parts.forEach(part -> HBox.setHgrow(part, Priority.ALWAYS));
        if (parts.size() > 1) {
            parts.getLast().setAlignment(Pos.CENTER_RIGHT);
        }
        return List.of(row);
    }

    /// The range with its label; a free adviser needs no label.
    private static Optional<HBox> range(Look look, String label, WaitEstimate estimate) {
        return WaitWords.range(look.language(), estimate)
                .map(
                        text -> {
                            Words bold = Words.line(text, look, Role.SUPPORT_BOLD, "ink");
                            return estimate instanceof WaitEstimate.Free
                                    ? line(look, "clock", bold)
                                    : line(look, "clock", plain(look, look.text(label)), bold);
                        });
    }

    private static Words plain(Look look, String text) {
        return Words.line(text, look, Role.SUPPORT, "ink");
    }

    /// How many people wait; on the tall screen also how long the first of them has waited, if that
    /// fits.
    private static Optional<HBox> waiting(
            Look look, WaitEstimate overall, @Nullable Duration first, double width) {
        long minutes = first == null ? 0 : first.toMinutes();
        if (look.portrait() && overall.waiting() > 1 && minutes > 0) {
            String text =
                    look.text(
                            "wait.people.first",
                            overall.waiting(),
                            WaitWords.length(look.language(), minutes));
            HBox line = line(look, "people", plain(look, text));
            if (line.prefWidth(-1) <= width) {
                return Optional.of(line);
            }
        }
        return WaitWords.people(look.language(), "wait.people", overall.waiting())
                .map(text -> line(look, "people", plain(look, text)));
    }

    /// A line of words beside a drawing.
    static HBox line(Look look, String icon, Words... words) {
        HBox line = new HBox(look.px(10, 16, 14), new Icon(icon, look.px(34, 50, 42)));
        line.getChildren().addAll(words);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// For the holder of a ticket: how many are ahead, and the range, a line each.
    static List<Region> forHolder(Look look, WaitEstimate estimate) {
        List<Region> lines = new ArrayList<>();
        WaitWords.before(look.language(), estimate)
                .ifPresent(text -> lines.add(line(look, "people", plain(look, text))));
        range(look, "wait.label", estimate).ifPresent(lines::add);
        return lines;
    }
}
