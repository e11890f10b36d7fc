package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchTest {
    private static final String TEXT =
            "{\"v\":1,\"terminal\":\"bruxelles-a\",\"epoch\":1,\"seq\":7,"
                    + "\"from\":\"2026-11-22\",\"through\":\"2026-11-23\","
                    + "\"content\":[\"0123456789ab\"],\"late\":false,\"undated\":true,"
                    + "\"touchedDays\":2,\"remainderUpTo\":4,\"tables\":["
                    + "{\"measure\":\"hour\",\"period\":\"2026-11-23\","
                    + "\"cells\":[[\"10\",7]],\"notShown\":0,\"withheld\":false},"
                    + "{\"measure\":\"theme-language\",\"period\":\"2026-11\","
                    + "\"cells\":[[\"C\",\"fr\",5],[\"C\",\"uk\",6]],"
                    + "\"notShown\":12,\"withheld\":false}]}";

    private static Batch batch() {
        return new Batch(
                "bruxelles-a",
                1,
                7,
                LocalDate.of(2026, 11, 22),
                LocalDate.of(2026, 11, 23),
                List.of("0123456789ab"),
                false,
                true,
                2,
                4,
                List.of(
                        new Table(
                                "hour",
                                "2026-11-23",
                                List.of(new Table.Count(List.of("10"), 7)),
                                0,
                                false),
                        new Table(
                                "theme-language",
                                "2026-11",
                                List.of(
                                        new Table.Count(List.of("C", "fr"), 5),
                                        new Table.Count(List.of("C", "uk"), 6)),
                                12,
                                false)));
    }

    @Test
    void aBatchHasTheseBytesAndNoOthers() throws BatchFormatException {
        byte[] bytes = BatchJson.write(batch());
        assertEquals(TEXT, new String(bytes, StandardCharsets.UTF_8));
        assertEquals(batch(), BatchJson.read(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"v\":2",
                "{\"v\":1,\"terminal\":\"bruxelles-a\"}",
            })
    void otherTextIsNoBatch(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThrows(BatchFormatException.class, () -> BatchJson.read(bytes));
    }

    @Test
    void aBatchInAnyOtherFormIsNone() {
        for (String other :
                List.of(
                        TEXT + " ",
                        TEXT.replace(":1,", ": 1,"),
                        TEXT.replace("\"seq\":7", "\"seq\":0"),
                        TEXT.replace("\"seq\":7", "\"seq\":7.0"),
                        TEXT.replace("\"seq\":7", "\"seq\":99999999999999999999"),
                        TEXT.replace("2026-11-22", "2026-11-31"),
                        TEXT.replace("\"n", "\"\\u006e"),
                        TEXT.replace("theme-language", "hour"))) {
            byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
            assertThrows(BatchFormatException.class, () -> BatchJson.read(bytes), other);
        }
    }

    @Test
    void aBatchBeyondWhatCanBeIsNone() {
        for (String other :
                List.of(
                        TEXT.replace("\"epoch\":1", "\"epoch\":1000000000"),
                        TEXT.replace("\"seq\":7", "\"seq\":9223372036854775807"),
                        TEXT.replace("\"touchedDays\":2", "\"touchedDays\":99999999999"),
                        TEXT.replace("\"touchedDays\":2", "\"touchedDays\":2147483647"),
                        TEXT.replace("\"touchedDays\":2", "\"touchedDays\":-1"),
                        TEXT.replace("\"remainderUpTo\":4", "\"remainderUpTo\":4294967300"),
                        TEXT.replace("\"notShown\":12", "\"notShown\":9223372036854775807"),
                        TEXT.replace("\"notShown\":12", "\"notShown\":1000000000"),
                        TEXT.replace("\"uk\",6", "\"uk\",9223372036854775807"),
                        TEXT.replace("\"uk\",6", "\"uk\",1e400"),
                        TEXT.replace("\"through\":\"2026", "\"through\":\"+99999"),
                        TEXT.replace("\"through\":\"2026", "\"through\":\"9999"),
                        TEXT.replace("\"from\":\"2026", "\"from\":\"-1000000"),
                        TEXT.replace("\"from\":\"2026", "\"from\":\"1999"),
                        TEXT.replace("\"hour\"", "\"ho\\u0000r\""),
                        TEXT.replace("\"fr\"", "\"f\\nr\""))) {
            byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
            assertThrows(BatchFormatException.class, () -> BatchJson.read(bytes), other);
        }
    }

    @Test
    void aBatchMaySayWhatItsStopsAreCalled() throws BatchFormatException {
        String text =
                TEXT.replace("{\"v\":1", "{\"v\":2")
                        .replaceFirst(
                                "}$",
                                ",\"stops\":[[\"flagey\",\"Place Flagey\"],[\"rogier\",\"Où?\"]]}");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Batch batch = BatchJson.read(bytes);
        assertEquals(Map.of("flagey", "Place Flagey", "rogier", "Où?"), batch.stops());
        assertArrayEquals(bytes, BatchJson.write(batch));
        for (String other :
                List.of(
                        text.replace("{\"v\":2", "{\"v\":1"),
                        TEXT.replace("{\"v\":1", "{\"v\":2"),
                        text.replace("rogier", "aumale"),
                        text.replace("rogier", "flagey"),
                        text.replace("rogier", "Rogier"),
                        text.replace("rogier", "none"),
                        text.replace("Où?", " "),
                        text.replace("Où?", "O\\u0007"),
                        text.replace("Où?", "?".repeat(121)))) {
            assertThrows(
                    BatchFormatException.class,
                    () -> BatchJson.read(other.getBytes(StandardCharsets.UTF_8)),
                    other);
        }
    }

    private static final String SITE_TEXT =
            TEXT.replace("{\"v\":1", "{\"v\":3")
                    .replaceFirst(
                            "}$",
                            ",\"site\":{\"through\":\"2026-11-22\",\"moved\":\"1970-01-01\",\"given\":["
                                    + "[\"site-a\",1,7,\"2026-11-22\",\""
                                    + "a".repeat(64)
                                    + "\"],[\"site-b\",2,1,\"2026-11-21\",\""
                                    + "b".repeat(64)
                                    + "\"]]}}");

    @Test
    void theBatchOfASiteSaysWhichOffersAreInIt() throws BatchFormatException {
        byte[] bytes = SITE_TEXT.getBytes(StandardCharsets.UTF_8);
        Batch batch = BatchJson.read(bytes);
        LocalDate day = LocalDate.of(2026, 11, 22);
        SiteMark.Last a = new SiteMark.Last(new OfferNumber(1, 7), day, "a".repeat(64));
        SiteMark.Last b =
                new SiteMark.Last(new OfferNumber(2, 1), day.minusDays(1), "b".repeat(64));
        assertEquals(
                new SiteGiven(day, Map.of("site-a", a, "site-b", b), LocalDate.EPOCH),
                batch.site());
        assertArrayEquals(bytes, BatchJson.write(batch));
        SealedBatch sealed = SealedBatch.of(bytes, new byte[64]);
        assertEquals(
                new SiteMark(
                        new SealMark(1, 7, sealed.digest(), day, day.plusDays(1), 0),
                        Map.of("site-a", a, "site-b", b),
                        LocalDate.EPOCH),
                SiteMark.of(sealed));
        assertThrows(
                BatchFormatException.class,
                () -> SiteMark.of(SealedBatch.seal(batch(), _ -> new byte[64])));
    }

    @Test
    void whatASiteSaysIsBounded() {
        for (String other :
                List.of(
                        SITE_TEXT.replace("{\"v\":3", "{\"v\":1"),
                        SITE_TEXT.replace("{\"v\":3", "{\"v\":2"),
                        SITE_TEXT.replace("{\"v\":3", "{\"v\":4"),
                        TEXT.replace("{\"v\":1", "{\"v\":3"),
                        SITE_TEXT.replace("site-a", "site-c"),
                        SITE_TEXT.replace("site-a", "site-b"),
                        SITE_TEXT.replace("site-a", "Site-a"),
                        SITE_TEXT.replace("site-a", "a".repeat(41)),
                        SITE_TEXT.replace(",1,7,", ",0,7,"),
                        SITE_TEXT.replace(",1,7,", ",1,1000000000,"),
                        SITE_TEXT.replace("aaaa", "aaa"),
                        SITE_TEXT.replace("aaaa", "AAAA"),
                        SITE_TEXT.replace("1970-01-01", "2026-11-24"),
                        SITE_TEXT.replace("1970-01-01", "1970-01-02"),
                        SITE_TEXT.replace("\"through\":\"2026-11-22", "\"through\":\"2026-11-24"),
                        SITE_TEXT.replace("7,\"2026-11-22", "7,\"2026-11-24"))) {
            assertThrows(
                    BatchFormatException.class,
                    () -> BatchJson.read(other.getBytes(StandardCharsets.UTF_8)),
                    other);
        }
    }

    @Test
    void aSiteMarkIsReadAsWrittenAndNoOtherWay() throws BatchFormatException {
        SiteMark mark =
                SiteMark.of(
                        SealedBatch.of(SITE_TEXT.getBytes(StandardCharsets.UTF_8), new byte[64]));
        for (SiteMark each : List.of(mark, SiteMark.NONE)) {
            assertEquals(Optional.of(each), SiteMark.parse(each.line()));
            for (int i = 0; i < each.line().length(); i++) {
                char[] line = each.line().toCharArray();
                line[i] = (char) (line[i] ^ 1);
                assertEquals(Optional.empty(), SiteMark.parse(new String(line)));
            }
        }
        assertEquals(Optional.empty(), SiteMark.parse(""));
    }

    @Test
    void aSealedBatchNamesTheStopsThatLeaveAndNoOther() throws BatchFormatException {
        Measures measures =
                new Measures(
                        List.of(new Measure("stop", List.of(Dimension.STOP), Period.MONTH, 5)));
        OpenCounts open =
                new OpenCounts(
                        new TreeMap<>(
                                Map.of(
                                        LocalDate.of(2026, 11, 3),
                                        Map.of(
                                                new Cell("stop", List.of("flagey")),
                                                7L,
                                                new Cell("stop", List.of("rogier")),
                                                3L,
                                                new Cell("stop", List.of("bockstael")),
                                                3L,
                                                new Cell("stop", List.of(Dimension.NONE)),
                                                9L))),
                        Map.of(),
                        LocalDate.EPOCH,
                        LocalDate.EPOCH);
        Map<String, String> names =
                Map.of("flagey", "Place Flagey", "rogier", "Rogier", "midi", "Gare du Midi");
        Sealer sealer = new Sealer("formtruck", measures, names, message -> new byte[64]);
        Batch batch =
                sealer.next(open, SealMark.NONE, LocalDate.of(2026, 12, 1))
                        .orElseThrow()
                        .batch()
                        .batch();
        assertEquals(Map.of("flagey", "Place Flagey"), batch.stops());
    }

    @Test
    void touchedDaysAreAddedUpAsFarAsABatchCanSayThem() {
        SealMark mark =
                new SealMark(1, 0, "-", LocalDate.EPOCH, LocalDate.EPOCH, Integer.MAX_VALUE);
        assertEquals(Batch.MOST_TOUCHED_DAYS, mark.newEpoch(SealMark.NONE, 5).touchedDays());
    }

    @Test
    void everyTruncationAndEveryChangedByteIsNoticedOrAnotherBatch() {
        byte[] bytes = BatchJson.write(batch());
        for (int i = 0; i < bytes.length; i++) {
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThrows(BatchFormatException.class, () -> BatchJson.read(cut));
            byte[] changed = bytes.clone();
            changed[i] ^= 0x15;
            try {
                assertArrayEquals(changed, BatchJson.write(BatchJson.read(changed)));
            } catch (BatchFormatException refused) {
                assertTrue(String.valueOf(refused.getMessage()).contains("batch"));
            }
        }
    }

    @Test
    void theSignatureIsOverTheKindAndTheBody() {
        List<byte[]> signed = new ArrayList<>();
        SealedBatch sealed =
                SealedBatch.seal(
                        batch(),
                        message -> {
                            signed.add(message);
                            return new byte[64];
                        });
        assertEquals("CDM-batch-1:" + TEXT, new String(signed.getFirst(), StandardCharsets.UTF_8));
        assertEquals(64, sealed.digest().length());
    }

    @Test
    void aSealMarkIsReadAsWrittenAndNoOtherWay() {
        SealMark mark =
                new SealMark(
                        2,
                        7,
                        "a".repeat(64),
                        LocalDate.of(2026, 11, 22),
                        LocalDate.of(2026, 11, 23),
                        3);
        assertEquals(Optional.of(mark), SealMark.parse(mark.line()));
        for (int i = 0; i < mark.line().length(); i++) {
            char[] line = mark.line().toCharArray();
            line[i] = (char) (line[i] ^ 1);
            assertEquals(Optional.empty(), SealMark.parse(new String(line)));
        }
        assertEquals(Optional.empty(), SealMark.parse(""));
    }
}
