package brussels.citedesmetiers.kiosk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.SiteGiven;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.YearSamples.Visit;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A known table goes in as visits and must come out of the files cell for cell.
class ReportKnownTableTest {
    private static final int YEAR = 2026;
    private static final int K = 5;
    private static final LocalDate AFTER = LocalDate.of(YEAR + 1, 1, 2);

    /// Visits by commune and gender, spread over the year. Some on its last day, so that nothing
    /// remains.
    private static List<Visit> visits(Map<String, Map<String, Integer>> known) {
        List<Visit> visits = new ArrayList<>();
        known.forEach(
                (commune, genders) ->
                        genders.forEach(
                                (gender, n) -> {
                                    for (int i = 0; i < n; i++) {
                                        int month = 1 + i % 12;
                                        LocalDate day =
                                                LocalDate.of(YEAR, month, month == 12 ? 31 : 28);
                                        visits.add(
                                                YearSamples.plain(day)
                                                        .with(Dimension.COMMUNE, commune)
                                                        .with(Dimension.GENDER, gender));
                                    }
                                }));
        return visits;
    }

    private static Map<String, Map<String, Integer>> known() {
        Map<String, Map<String, Integer>> known = new TreeMap<>();
        int n = 12;
        for (String commune : ClosedLists.of(Dimension.COMMUNE).orElseThrow()) {
            Map<String, Integer> genders = new TreeMap<>();
            for (String gender : ClosedLists.of(Dimension.GENDER).orElseThrow()) {
                n = 12 + (n * 7 + 5) % 31;
                genders.put(gender, n);
            }
            known.put(commune, genders);
        }
        return known;
    }

    private static Report report(List<YearCounts> terminals) throws CountSource.AwayException {
        return Report.of(
                new InMemoryCountSource().with("s", YEAR, terminals),
                YearSamples.settings(K),
                YearSamples.CONTENT,
                ReportRequest.of(List.of("s"), YEAR, "nl", AFTER));
    }

    @Test
    void aStopThatNobodyToldTheCentreIsCalledWhatTheTruckCallsIt() throws Exception {
        Batch batch =
                new Batch(
                        "formtruck",
                        1,
                        1,
                        LocalDate.of(YEAR, 11, 1),
                        LocalDate.of(YEAR, 11, 30),
                        List.of("0123456789ab"),
                        false,
                        false,
                        0,
                        0,
                        List.of(
                                new Table(
                                        "stop",
                                        YEAR + "-11",
                                        List.of(new Table.Count(List.of("flagey"), 7)),
                                        0,
                                        false)),
                        Map.of("flagey", "Place Flagey"),
                        SiteGiven.NONE);
        Report report =
                report(
                        List.of(
                                new YearCounts(
                                        "formtruck",
                                        TerminalKind.TRUCK,
                                        List.of(batch),
                                        List.of())));
        ReportFile file = report.file("stop.csv").orElseThrow();
        String text = new String(file.bytes(), StandardCharsets.UTF_8);
        assertTrue(text.contains("Place Flagey"), text);
    }

    @Test
    void anAxisEndsOrIsRefused() {
        assertEquals(2_000, ChartPen.axisEnd(1_001));
        assertEquals(4, ChartPen.axisEnd(0));
        assertEquals(2_000_000_000L, ChartPen.axisEnd(Table.MOST_VISITS + 1));
        assertThrows(IllegalArgumentException.class, () -> ChartPen.axisEnd(Long.MAX_VALUE));
    }

    private static YearCounts released(String terminal, List<Visit> visits) {
        return YearSamples.released(
                terminal,
                TerminalKind.BUILDING,
                YearSamples.measures(TerminalKind.BUILDING, K),
                visits,
                YEAR,
                AFTER);
    }

    private static Map<String, Map<String, Integer>> read(Report report)
            throws CharacterCodingException {
        List<List<String>> lines =
                CsvReader.read(report.file("commune-gender.csv").orElseThrow().bytes());
        Map<String, Map<String, Integer>> table = new TreeMap<>();
        for (List<String> line : lines) {
            if (line.getFirst().equals("value")) {
                Map<String, Integer> genders = new TreeMap<>();
                for (int i = 3; i < 7; i++) {
                    genders.put(lines.getFirst().get(i), Integer.valueOf(line.get(i)));
                }
                table.put(line.get(1), genders);
            }
        }
        return table;
    }

    @Test
    void knownTableComesBackCellForCell() throws Exception {
        Report report = report(List.of(released("a", visits(known()))));
        assertEquals(List.of(), report.faults());
        assertEquals(known(), read(report));
    }

    @Test
    void withMoreTerminalsTheDifferenceIsNotShown() throws Exception {
        List<Visit> visits = visits(known());
        List<YearCounts> terminals = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int mine = t;
            List<Visit> own = new ArrayList<>();
            for (int i = 0; i < visits.size(); i++) {
                if (i % 4 == mine) {
                    own.add(visits.get(i));
                }
            }
            terminals.add(released("t" + t, own));
        }
        Report report = report(terminals);
        ReportTable table =
                report.tables().stream()
                        .filter(t -> t.id().equals("commune-gender"))
                        .findFirst()
                        .orElseThrow();
        int all =
                known().values().stream()
                        .flatMap(g -> g.values().stream())
                        .mapToInt(Integer::intValue)
                        .sum();
        assertEquals(List.of(), report.faults());
        assertTrue(table.notShown() > 0);
        assertEquals(all, table.shown() + table.notShown());
    }
}
