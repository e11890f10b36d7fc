package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GivingTest {
    private static final String TERMINAL = "bruxelles-a";
    private static final LocalDate DAY = LocalDate.of(2027, 1, 4);
    private static final String D1 = "1".repeat(64);
    private static final String D2 = "2".repeat(64);

    private static DayOffer offer(long seq, String before, Map<Cell, Long> cells) {
        return new DayOffer(
                TERMINAL,
                new OfferNumber(1, seq),
                DAY.plusDays(seq),
                DAY.plusDays(seq),
                cells,
                D2,
                before,
                0);
    }

    private static Giving giving() {
        return new Giving(
                TERMINAL,
                3,
                List.of(
                        offer(
                                1,
                                "-",
                                Map.of(
                                        Samples.cell("commune-gender", "21002", "f"),
                                        2L,
                                        Samples.cell("commune-gender", "21001", "x"),
                                        1L,
                                        Samples.cell("hour", "10"),
                                        3L,
                                        Cell.content("0123456789ab"),
                                        3L,
                                        Cell.mark(Cell.Mark.LATE),
                                        1L)),
                        offer(2, D1, Map.of())),
                true);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsGivenHasTheseBytes() throws BatchFormatException {
        String expected =
                """
                {"giving":1,"terminal":"bruxelles-a","siteEpoch":3,"first":true,"offers":[\
                {"epoch":1,"seq":1,"from":"2027-01-05","through":"2027-01-05","touchedDays":0,\
                "digest":"D2","before":"-","cells":[[".content","0123456789ab",3],\
                [".mark","LATE",1],["commune-gender","21001","x",1],\
                ["commune-gender","21002","f",2],["hour","10",3]]},\
                {"epoch":1,"seq":2,"from":"2027-01-06","through":"2027-01-06","touchedDays":0,\
                "digest":"D2","before":"D1","cells":[]}]}"""
                        .replace("D1", D1)
                        .replace("D2", D2);
        assertEquals(expected, text(giving().bytes()));
        assertEquals(giving(), Giving.read(giving().bytes()));
    }

    @Test
    void whatNoBatchCouldHoldIsRefusedBeforeItIsJoined() {
        String text = text(giving().bytes());
        List<String> others = new ArrayList<>();
        others.add(text.replace("\"10\"", "\"1\\u0007\""));
        others.add(text.replace(",3]]}", ",1000000]]}"));
        others.add(text.replace("\"hour\",\"10\"", "\"hour\",\"10\",\"11\",\"12\""));
        others.add(text.replace("\"hour\"", "\"" + "h".repeat(90) + "\""));
        others.add(text.replace("\"10\"", "\"" + "1".repeat(300) + "\""));
        others.add(text.replace("LATE", "SOON"));
        others.add(text.replace(".mark", ".visits"));
        others.add(text.replace("0123456789ab", "0123456789aB"));
        others.add(text.replace("2027-01-06", "1999-01-06"));
        others.add(text.replace("2027-01-06", "2200-01-06"));
        others.add(text.replace("\"before\":\"-\"", "\"before\":\"x\""));
        others.add(text.replace(D2 + "\",\"before\":\"" + D1, "\",\"before\":\"" + D1));
        others.add(text.replace("\"seq\":1,", "\"seq\":0,"));
        others.add(text.replace("\"n\":", "\"m\":").replace("\"first\":true", "\"first\":1"));
        others.add(text.replace("giving\":1", "giving\":2"));
        others.add(text.replace("bruxelles", "Bruxelles"));
        others.add(text.replace("\"siteEpoch\":3", "\"siteEpoch\":-1"));
        others.add(text.replace("[\"hour\",\"10\",3]", "[\"hour\",\"10\",3],[\"hour\",\"10\",3]"));
        others.add(text.replace("[\"hour\",\"10\",3]", "[\"hour\",\"10\",0]"));
        others.add(text.replace("[\"hour\",\"10\",3]", "[\"hour\",3]"));
        others.add(text.replace("touchedDays\":0", "touchedDays\":100001"));
        others.add(text + " ");
        others.add("");
        others.add("<html>");
        for (String other : others) {
            assertFalse(other.equals(text), () -> "nothing was changed in " + text);
            assertThrows(BatchFormatException.class, () -> Giving.read(bytes(other)), other);
        }
    }

    @Test
    void moreOffersThanOneExchangeHasAreRefused() {
        List<DayOffer> offers = new ArrayList<>();
        for (int seq = 1; seq <= Giving.MOST_OFFERS + 1; seq++) {
            offers.add(offer(seq, D1, Map.of()));
        }
        byte[] bytes = new Giving(TERMINAL, 3, offers, false).bytes();
        assertThrows(BatchFormatException.class, () -> Giving.read(bytes));
    }

    @Test
    void theVisitsOfAllCellsOfAMeasureAreBounded() throws BatchFormatException {
        Map<Cell, Long> most =
                Map.of(
                        Samples.cell("hour", "10"),
                        DayOffer.MOST_VISITS - 1,
                        Samples.cell("hour", "11"),
                        1L);
        Giving within = new Giving(TERMINAL, 3, List.of(offer(1, "-", most)), true);
        assertEquals(within, Giving.read(within.bytes()));
        Map<Cell, Long> more = new HashMap<>(most);
        more.put(Samples.cell("hour", "12"), 1L);
        byte[] beyond = new Giving(TERMINAL, 3, List.of(offer(1, "-", more)), true).bytes();
        assertThrows(BatchFormatException.class, () -> Giving.read(beyond));
    }

    @Test
    void asManyOffersGoAsFitIntoARequest() {
        Map<Cell, Long> many = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            many.put(Samples.cell("recommendation", "a-recommendation-with-number-" + i), 1L);
        }
        List<DayOffer> offers = new ArrayList<>();
        for (int seq = 1; seq <= 40; seq++) {
            offers.add(offer(seq, D1, many));
        }
        Giving all = new Giving(TERMINAL, 3, offers, true);
        Giving fitting = all.fitting();
        assertTrue(all.bytes().length > Giving.MOST_BYTES);
        assertTrue(fitting.bytes().length <= Giving.MOST_BYTES);
        assertTrue(fitting.offers().size() > 1);
        assertEquals(offers.subList(0, fitting.offers().size()), fitting.offers());
        assertTrue(fitting.first());
        assertEquals(giving(), giving().fitting());
    }

    @Test
    void theAnswerHasTheseBytesAndNoOthers() throws BatchFormatException {
        Giving.Answer answer =
                new Giving.Answer(
                        3,
                        new OfferNumber(1, 7),
                        DAY,
                        false,
                        Map.of(
                                Period.YEAR, new OfferNumber(1, 2),
                                Period.MONTH, new OfferNumber(1, 5)));
        String text =
                "{\"given\":1,\"siteEpoch\":3,\"epoch\":1,\"seq\":7,\"through\":\"2027-01-04\","
                        + "\"other\":false,\"done\":[[\"month\",1,5],[\"year\",1,2]]}";
        assertEquals(text, text(answer.bytes()));
        assertEquals(answer, Giving.Answer.read(answer.bytes()));
        Giving.Answer first =
                new Giving.Answer(1, OfferNumber.NONE, LocalDate.EPOCH, true, Map.of());
        assertEquals(first, Giving.Answer.read(first.bytes()));
        for (String other :
                List.of(
                        "",
                        "<html>",
                        text + " ",
                        text.replace("Epoch\":3", "Epoch\":0"),
                        text.replace("2027", "1980"),
                        text.replace("month", "week"),
                        text.replace("1,5]", "1,0]"),
                        text.replace(
                                "[[\"month\",1,5],[\"year\",1,2]]",
                                "[[\"year\",1,2],[\"month\",1,5]]"),
                        text.replace("\"other\":false", "\"other\":0"))) {
            assertThrows(BatchFormatException.class, () -> Giving.Answer.read(bytes(other)), other);
        }
    }

    @Test
    void everyTruncationAndEveryChangedByteIsNoticedOrIsAnother() {
        byte[] bytes = giving().bytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThrows(BatchFormatException.class, () -> Giving.read(cut));
            byte[] changed = bytes.clone();
            changed[i] ^= 0x15;
            try {
                assertFalse(Giving.read(changed).equals(giving()), "byte " + i);
            } catch (BatchFormatException refused) {
                assertTrue(String.valueOf(refused.getMessage()).startsWith("not "));
            }
        }
    }

    @Test
    void whatIsSignedSaysWhatItIs() {
        assertEquals("CDM-counts-1:body", text(Giving.signed(bytes("body"))));
    }
}
