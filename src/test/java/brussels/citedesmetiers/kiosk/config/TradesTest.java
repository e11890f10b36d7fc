package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.ContentCheck;
import brussels.citedesmetiers.kiosk.content.ContentFile;
import brussels.citedesmetiers.kiosk.content.Draft;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.TextFit;
import brussels.citedesmetiers.kiosk.content.TextPlace;
import brussels.citedesmetiers.kiosk.content.Trade;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.content.TradesCheck;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.guide.TradeFit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The trades a visitor can look at: the shipped ones, what goes with which answers, and what is
/// said of a file with faults.
class TradesTest {
    private static final String FILE = ContentFile.TRADES;
    private static final Draft DRAFT =
            ConfigFolder.sound(ContentLoader.read(ConfigFolder.SHIPPED, List.of())).draft();
    private static final Trades TRADES =
            ConfigFolder.sound(TradesReader.load(ConfigFolder.SHIPPED));
    private static final Content CONTENT =
            ConfigFolder.sound(ContentLoader.load(ConfigFolder.SHIPPED));

    @TempDir static Path folder;
    private static ConfigFolder config;

    @BeforeAll
    static void copy() {
        config = ConfigFolder.shippedIn(folder);
    }

    @Test
    void thereAreNinetyInFiveLanguagesOfEveryKindAndLevel() {
        assertTrue(TRADES.trades().size() >= 90, () -> TRADES.trades().size() + " trades");
        Map<String, Integer> first = new HashMap<>();
        Map<Trade.Level, Integer> levels = new HashMap<>();
        for (Trade trade : TRADES.trades()) {
            Set<String> all = Set.of("fr", "nl", "en", "uk", "ar");
            assertEquals(all, trade.name().byLanguage().keySet(), trade.id());
            assertEquals(all, trade.does().byLanguage().keySet(), trade.id());
            first.merge(trade.letters().substring(0, 1), 1, Integer::sum);
            levels.merge(trade.level(), 1, Integer::sum);
        }
        assertEquals(Set.of("R", "I", "A", "S", "E", "C"), first.keySet());
        first.forEach((letter, many) -> assertTrue(many >= 10, () -> letter + " " + many));
        levels.forEach((level, many) -> assertTrue(many >= 15, () -> level + " " + many));
    }

    private static List<Trade> fitting(String theme, Map<String, String> preferred, String score) {
        Guide guide =
                Guide.in(
                        "fr", Objects.requireNonNull(CONTENT.questionnaires().get(theme)), CONTENT);
        Answers answers = Answers.empty();
        for (var next = guide.next(answers); next.isPresent(); next = guide.next(answers)) {
            var question = next.get();
            String wanted = preferred.getOrDefault(question.id(), "");
            var choice =
                    question.choices().stream()
                            .filter(c -> c.id().equals(wanted) || c.scores().containsKey(score))
                            .findFirst()
                            .orElse(question.choices().getLast());
            answers = guide.answer(answers, question.id(), List.of(choice.id()));
        }
        return TradeFit.of(TRADES, guide, answers);
    }

    @Test
    void whoLikesOneKindOfThingsIsShownTradesOfThisKindFirstAndOfSeveralSectors() {
        for (String score : List.of("R", "I", "A", "S", "E", "C")) {
            List<Trade> liked =
                    fitting("C", Map.of("c-situation", "working", "c-goal", "self"), score);
            assertEquals(12, liked.size(), score);
            assertEquals(score, liked.getFirst().letters().substring(0, 1));
            assertTrue(liked.stream().map(Trade::sector).distinct().count() >= 3, score);
        }
    }

    @Test
    void aSectorThatWasChosenLeadsToItsTradesUnlessTheAnswersRuleItOut() {
        Map<String, String> building = new HashMap<>();
        building.put("t-situation", "job-seeker");
        building.put("t-need", "sectors");
        building.put("t-sector", "building");
        building.put("t-brake", "none");
        List<Trade> open = fitting("T", building, "");
        assertEquals(Set.of("build"), Set.copyOf(open.stream().map(Trade::sector).toList()));
        building.put("t-brake", "health");
        assertEquals(List.of(), fitting("T", building, ""));
    }

    private static List<Fault> faults() {
        return switch (TradesReader.load(config.path())) {
            case LoadResult.Loaded<Trades>(Trades trades) ->
                    new TradesCheck(DRAFT, (_, _, _) -> Optional.empty()).check(trades);
            case LoadResult.Refused<Trades>(List<Fault> found) -> found;
        };
    }

    @Test
    void everyFaultIsNamedWithItsPlaceAndLeavesTheContentAlone() throws IOException {
        ContentGuard guard = new ContentGuard(config.path(), folder, "test");
        ContentGuard.Print before = guard.print();
        String sound = config.read(FILE);
        assertEquals(List.of(), faults());
        Map<String, String> slips = new HashMap<>();
        slips.put("/trades/0/sector", "'nowhere'");
        slips.put("/trades/0/letters", "'RX'");
        slips.put("/trades/0/learn/0", "'nobody'");
        slips.put("/trades/0/learn", "['bf']");
        slips.put("/trades/0/does/fr", "'" + "mot ".repeat(15).strip() + ".'");
        slips.put("/trades/0/does/nl", "'Zonder punt'");
        slips.put("/trades/0/level", "'university'");
        slips.put("/trades/0/id", "'" + TRADES.trades().get(1).id() + "'");
        slips.put("/sectors/0/picture", "'moon'");
        slips.put("/sectors/0/answers/0/choice", "'moon'");
        List<String> missed = new ArrayList<>();
        slips.forEach(
                (pointer, json) -> {
                    config.put(FILE, pointer, json);
                    List<Fault> found = faults();
                    boolean named =
                            found.stream()
                                    .anyMatch(
                                            f ->
                                                    f.file().equals(FILE)
                                                            && near(f.pointer(), pointer));
                    if (!named) {
                        missed.add(pointer + " " + found);
                    }
                    config.write(FILE, sound);
                });
        assertEquals(List.of(), missed);
        config.remove(FILE, "/trades/0/name/uk");
        assertTrue(faults().stream().anyMatch(f -> f.pointer().equals("/trades/0/name/uk")));
        assertEquals(before, guard.print());
        assertEquals(
                CONTENT.version(), ConfigFolder.sound(ContentLoader.load(config.path())).version());
        config.write(FILE, sound);
        assertNotEquals(List.of(), TRADES.trades());
    }

    private static boolean near(String found, String pointer) {
        return found.equals(pointer)
                || (pointer.equals("/trades/0/id") && found.matches("/trades/[01]/id"));
    }

    @Test
    void namesOfTradesAndWordsOfPicturesAreMeasured() {
        Set<TextPlace> measured = EnumSet.noneOf(TextPlace.class);
        TextFit fit =
                (place, _, _) -> {
                    measured.add(place);
                    return Optional.empty();
                };
        new ContentCheck(fit).check(DRAFT);
        new TradesCheck(DRAFT, fit).check(TRADES);
        assertTrue(
                measured.containsAll(
                        EnumSet.of(TextPlace.PICTURE, TextPlace.SECTOR_NAME, TextPlace.TRADE_NAME)),
                measured::toString);
    }
}
