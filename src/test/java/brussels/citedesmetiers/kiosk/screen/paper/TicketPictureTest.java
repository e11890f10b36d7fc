package brussels.citedesmetiers.kiosk.screen.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.agenda.Upcoming;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.screen.AgendaSamples;
import brussels.citedesmetiers.kiosk.screen.Fx;
import brussels.citedesmetiers.kiosk.screen.ScreenStates;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.Walks;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.QrReader;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ticket on paper: its code can be read back and nothing runs into the margins.
final class TicketPictureTest {
    static final LocalDateTime AT = LocalDateTime.of(2026, 4, 14, 10, 42);

    /// What a "j" at the beginning of a line reaches out by design.
    private static final int OVERHANG = 4;

    private static final Content CONTENT = ConfigFolder.inEveryLanguage();
    private static final Walks WALKS = Walks.inEveryLanguage();

    @ParameterizedTest
    @ValueSource(ints = {384, 512, 576, 640})
    void theCodeOfTheLongestTicketIsReadBackInEveryLanguage(int width) {
        String token = ScreenStates.longestToken(CONTENT);
        for (Language language : CONTENT.languages()) {
            Bitmap paper = ticket(CONTENT, WALKS, language, width);
            assertEquals(Optional.of(token), QrReader.read(paper), language.code());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {384, 512, 576, 640})
    void nothingRunsIntoTheMargins(int width) {
        int margin = width < 500 ? 16 : 24;
        for (Language language : CONTENT.languages()) {
            Bitmap ticket = ticket(CONTENT, WALKS, language, width);
            assertEquals("", marks(ticket, margin), "ticket in " + language.code());
            Bitmap list =
                    Fx.call(
                            () ->
                                    new PaperPictures(CONTENT, WALKS.machine(), width)
                                            .list(longest(CONTENT, WALKS, language), AT));
            assertEquals("", marks(list, margin), "list in " + language.code());
        }
    }

    /// What hangs out of a printer longer than that is folded, with the number inside.
    @ParameterizedTest
    @ValueSource(ints = {384, 512, 576, 640})
    void noTicketIsLongerThanEighteenCentimetres(int width) {
        double dotsPerMm = (width == 512 ? 180 : 203) / 25.4;
        for (Language language : CONTENT.languages()) {
            double millimetres = ticket(CONTENT, WALKS, language, width).height() / dotsPerMm;
            assertTrue(millimetres <= 180.5, () -> language.code() + ": " + millimetres + " mm");
        }
    }

    @Test
    void theListSaysTheNextDatesAndHoldsTheFirstAsAnEntryForACalendar() {
        for (int width : List.of(384, 576)) {
            for (Language language : CONTENT.languages()) {
                Visit visit =
                        ScreenStates.of(CONTENT, WALKS, language, Comfort.STANDARD).stream()
                                .filter(s -> s.name().equals("result-dates"))
                                .map(State::visit)
                                .findFirst()
                                .orElseThrow();
                Upcoming dates = AgendaSamples.of(CONTENT, Instant.parse("2026-04-14T08:42:00Z"));
                PaperPictures pictures = new PaperPictures(CONTENT, WALKS.machine(), width);
                Bitmap plain = Fx.call(() -> pictures.list(visit, AT));
                Bitmap paper = Fx.call(() -> pictures.list(visit, AT, dates));
                assertTrue(paper.height() > plain.height() + 500, language.code());
                assertEquals("", marks(paper, width < 500 ? 16 : 24), language.code());
                String entry = QrReader.read(paper).orElseThrow();
                assertTrue(entry.startsWith("BEGIN:VEVENT\nSUMMARY:"), entry);
                assertTrue(entry.matches("(?s).*\nDTSTART:2026[0-9]{4}T113000Z\n.*"), entry);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {384, 576})
    void theNumberIsAsTallAsTheIdentityAsks(int width) {
        Bitmap ticket = ticket(CONTENT, WALKS, CONTENT.languages().getFirst(), width);
        int asked = width < 500 ? 69 : 104;
        assertTrue(
                tallestInk(ticket) >= asked - 2,
                () -> tallestInk(ticket) + " dots, asked are " + asked);
    }

    static Visit longest(Content content, Walks walks, Language language) {
        return ScreenStates.of(content, walks, language, Comfort.STANDARD).stream()
                .filter(s -> s.name().equals("preview-longest"))
                .map(State::visit)
                .findFirst()
                .orElseThrow();
    }

    static Bitmap ticket(Content content, Walks walks, Language language, int width) {
        Visit visit = longest(content, walks, language);
        Ticket ticket = new Ticket("B-W848", ScreenStates.longestToken(content));
        return Fx.call(
                () ->
                        new PaperPictures(content, walks.machine(), width)
                                .ticket(
                                        visit,
                                        ticket,
                                        "B",
                                        new WaitEstimate.Between(12, 105, 130),
                                        AT));
    }

    /// The first dot in a margin, in words; empty when there is none.
    private static String marks(Bitmap paper, int margin) {
        for (int y = 0; y < paper.height(); y++) {
            for (int x = 0; x < paper.width(); x++) {
                boolean inside = x >= margin - OVERHANG && x < paper.width() - margin + OVERHANG;
                if (!inside && paper.isBlack(x, y)) {
                    return "a dot at " + x + ", " + y + " of " + paper.width();
                }
            }
        }
        return "";
    }

    // The tallest run of rows with ink above the QR code that is not a drawing: the number's digits
    // stand at the right, where neither the mark nor the theme's drawing is.
    private static int tallestInk(Bitmap paper) {
        int best = 0;
        int run = 0;
        for (int y = 0; y < Math.min(400, paper.height()); y++) {
            boolean ink = false;
            for (int x = paper.width() / 2; x < paper.width() - 24; x++) {
                ink |= paper.isBlack(x, y);
            }
            run = ink ? run + 1 : 0;
            best = Math.max(best, run);
        }
        return best;
    }
}
