package brussels.citedesmetiers.kiosk.counts;

import brussels.citedesmetiers.kiosk.fuzz.Parser;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What this package reads from outside, for fuzzing.
public final class CountsParsers {
    private static final List<String> WORDS =
            List.of(
                    "\"v\":2",
                    "\"stops\":[[\"flagey\",\"Place Flagey\"]]",
                    "\"v\":3",
                    "\"site\":{\"through\":\"2026-11-30\",\"moved\":\"1970-01-01\",\"given\":[]}",
                    "\"touchedDays\":99999999999",
                    "\"notShown\":9223372036854775807",
                    "\"batchesWaiting\":99999999999",
                    "\"siteEpoch\":9223372036854775807",
                    "[\".mark\",\"LATE\",1000000000]",
                    "[\"year\",1,999999999]",
                    "\"cells\":[[\"10\",9223372036854775807]]");

    private CountsParsers() {}

    /// Batches of all versions, with everything in them.
    public static List<byte[]> batches() {
        return List.of(
                BatchJson.write(batch(Map.of(), SiteGiven.NONE)),
                BatchJson.write(batch(STOPS, SiteGiven.NONE)),
                BatchJson.write(batch(Map.of(), SITE)));
    }

    private static final Map<String, String> STOPS = Map.of("flagey", "Place Flagey");

    private static final SiteGiven SITE =
            new SiteGiven(
                    LocalDate.of(2026, 11, 30),
                    Map.of(
                            "bruxelles-b",
                            new SiteMark.Last(
                                    new OfferNumber(1, 11),
                                    LocalDate.of(2026, 11, 30),
                                    "0f".repeat(32))),
                    LocalDate.of(2026, 10, 31));

    private static Batch batch(Map<String, String> stops, SiteGiven site) {
        return new Batch(
                "bruxelles-a",
                1,
                7,
                LocalDate.of(2026, 11, 22),
                LocalDate.of(2026, 11, 30),
                List.of("0123456789ab"),
                true,
                false,
                2,
                4,
                List.of(
                        new Table(
                                "hour",
                                "2026-11-30",
                                List.of(new Table.Count(List.of("10"), 7)),
                                0,
                                false),
                        new Table(
                                "stop",
                                "2026-11",
                                List.of(new Table.Count(List.of("flagey"), 7)),
                                12,
                                false),
                        new Table("feedback", "2026-11", List.of(), 0, true)),
                stops,
                site);
    }

    private static Giving giving() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        Map<Cell, Long> cells =
                Map.of(
                        new Cell("hour", List.of("10")),
                        3L,
                        new Cell("commune-gender", List.of("21001", "f")),
                        3L,
                        Cell.content("0123456789ab"),
                        3L,
                        Cell.mark(Cell.Mark.LATE),
                        1L);
        DayOffer first =
                new DayOffer(
                        "bruxelles-a",
                        new OfferNumber(1, 7),
                        day,
                        day,
                        cells,
                        "0f".repeat(32),
                        "-",
                        2);
        DayOffer next =
                new DayOffer(
                        "bruxelles-a",
                        new OfferNumber(1, 8),
                        day.plusDays(1),
                        day.plusDays(1),
                        Map.of(),
                        "1f".repeat(32),
                        first.digest(),
                        0);
        return new Giving("bruxelles-a", 2, List.of(first, next), true);
    }

    public static List<Parser> all() {
        SealedBatch sealed = SealedBatch.seal(batch(STOPS, SiteGiven.NONE), _ -> new byte[64]);
        byte[] receipt = Receipt.sign("bruxelles-a", sealed, _ -> new byte[64]).bytes();
        Heartbeat heartbeat =
                new Heartbeat(
                        "1.0.0",
                        "0123456789ab",
                        3,
                        Heartbeat.Paper.LOW,
                        true,
                        List.of("printer-cover-open", "store.2-x".replace('.', '-')),
                        false);
        SealMark mark =
                new SealMark(
                        2,
                        7,
                        sealed.digest(),
                        LocalDate.of(2026, 11, 22),
                        LocalDate.of(2026, 11, 23),
                        3);
        return List.of(
                new Parser(
                        "giving",
                        List.of(giving().bytes()),
                        WORDS,
                        Giving::read,
                        List.of(BatchFormatException.class)),
                new Parser(
                        "answer to giving",
                        List.of(
                                new Giving.Answer(
                                                2,
                                                new OfferNumber(1, 8),
                                                LocalDate.of(2026, 11, 22),
                                                true,
                                                Map.of(
                                                        Period.MONTH, new OfferNumber(1, 5),
                                                        Period.YEAR, new OfferNumber(1, 2)))
                                        .bytes()),
                        WORDS,
                        Giving.Answer::read,
                        List.of(BatchFormatException.class)),
                new Parser(
                        "batch",
                        batches(),
                        WORDS,
                        BatchJson::read,
                        List.of(BatchFormatException.class)),
                new Parser(
                        "receipt",
                        List.of(receipt),
                        WORDS,
                        Receipt::read,
                        List.of(BatchFormatException.class)),
                new Parser(
                        "stick file",
                        List.of(StickFile.write(sealed)),
                        WORDS,
                        StickFile::read,
                        List.of(BatchFormatException.class)),
                new Parser(
                        "heartbeat",
                        List.of(heartbeat.bytes()),
                        WORDS,
                        Heartbeat::read,
                        List.of(IllegalArgumentException.class)),
                Parser.of(
                        "ways of the years",
                        Parser.texts(
                                YearWays.NONE.line(),
                                YearWays.NONE.with(2026, Way.ALONE).with(2027, Way.JOINED).line()),
                        input -> YearWays.parse(new String(input, StandardCharsets.UTF_8))),
                Parser.of(
                        "site mark",
                        Parser.texts(
                                SiteMark.NONE.line(),
                                new SiteMark(mark, SITE.given(), SITE.moved()).line()),
                        input -> SiteMark.parse(new String(input, StandardCharsets.UTF_8))),
                Parser.of(
                        "seal mark",
                        Parser.texts(mark.line()),
                        input -> SealMark.parse(new String(input, StandardCharsets.UTF_8))));
    }
}
