package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentWordsTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();

    private static SentWords words(SentCounts sent, String language) {
        return new SentWords(sent, CONTENT, CONTENT.language(language).orElseThrow());
    }

    private static List<String> lines(SentCounts sent, String language) {
        return words(sent, language).sections().stream()
                .flatMap(s -> s.lines().stream())
                .map(line -> line.name() + " = " + line.n())
                .toList();
    }

    @Test
    void numbersHaveTheNamesPeopleKnow() {
        assertEquals(
                List.of("10:00 to 10:59 = 12", "11:00 to 11:59 = 107"), lines(Sents.HOURS, "en"));
        assertEquals(
                List.of(
                        "Entreprendre, Français = 31",
                        "Je ne sais pas, Українська = 12",
                        "Autres, trop rares pour être montrés = 6"),
                lines(Sents.THEMES, "fr"));
        assertEquals("Left before, None = 5", lines(Sents.ADVICE, "en").getFirst());
        assertTrue(lines(Sents.COMMUNES, "nl").getFirst().startsWith("Sint-Joost-ten-Node, "));
        assertEquals(
                List.of(
                        "To the end, Alone here = 9",
                        "To the end, None = 9",
                        "None = 9",
                        "Yes = 5"),
                lines(Sents.ENDED, "en"));
    }

    @Test
    void titlesSayWhatTheNumbersAreByAndForHowLong() {
        assertEquals(
                "Heure · 31 décembre 2026", words(Sents.HOURS, "fr").sections().getFirst().title());
        assertEquals(
                "Thema, Taal · december 2026",
                words(Sents.THEMES, "nl").sections().getFirst().title());
        assertTrue(words(Sents.COMMUNES, "en").sections().getFirst().title().endsWith(" · 2026"));
        assertEquals(
                "Visits from 28 December 2026 to 31 December 2026",
                words(Sents.HOURS, "en").days());
    }

    @Test
    void whatWentToTheHubIsSaidWithoutItsNumbers() {
        assertEquals(
                List.of(
                        "Cette borne donne ses totaux à la borne centrale du lieu. Ils n’en partent"
                                + " qu’avec ceux des autres bornes.",
                        "Déjà donné\u00a0: les visites jusqu’au 31 janvier 2027."),
                SentWords.lines(
                        new Sent.Given(LocalDate.of(2027, 1, 31)),
                        CONTENT,
                        CONTENT.language("fr").orElseThrow()));
    }

    @Test
    void quarterIsSaidInTheLanguage() {
        Batch batch = Sents.ENDED.batch();
        Batch quarterly =
                new Batch(
                        batch.terminal(),
                        batch.epoch(),
                        batch.seq(),
                        batch.from(),
                        batch.through(),
                        batch.content(),
                        batch.late(),
                        batch.undated(),
                        batch.touchedDays(),
                        batch.remainderUpTo(),
                        List.of(new Table("channel", "2026-Q4", List.of(), 9, false)));
        SentCounts sent = new SentCounts(quarterly, Sents.ENDED.measures());
        assertTrue(title(sent, "fr").endsWith(" · 4e trimestre 2026"), title(sent, "fr"));
        assertTrue(title(sent, "nl").endsWith(" · 4e kwartaal 2026"), title(sent, "nl"));
        assertTrue(title(sent, "en").endsWith(" · 4th quarter 2026"), title(sent, "en"));
        assertTrue(title(sent, "uk").endsWith(" · 4-й квартал 2026"), title(sent, "uk"));
    }

    private static String title(SentCounts sent, String language) {
        return words(sent, language).sections().getFirst().title();
    }

    @Test
    void whatWasWithheldAndWhatStaysIsSaid() {
        SentWords withheld = words(Sents.WITHHELD, "en");
        assertEquals(Optional.of("Nothing this time"), withheld.sections().getFirst().note());
        assertEquals(Optional.of("Up to 4 visits at the year’s end never leave."), withheld.left());
    }

    @Test
    void measureThatIsNoMoreIsShownByItsIds() {
        SentCounts old = new SentCounts(Sents.THEMES.batch(), List.of());
        assertEquals("E, fr = 31", lines(old, "en").getFirst());
    }
}
