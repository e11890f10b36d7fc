package brussels.citedesmetiers.kiosk.central;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.CountSource;
import brussels.citedesmetiers.kiosk.report.InMemoryCountSource;
import brussels.citedesmetiers.kiosk.report.Report;
import brussels.citedesmetiers.kiosk.report.YearCounts;
import brussels.citedesmetiers.kiosk.report.YearSamples;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the centre's database gives back makes the same report, byte for byte.
class ReportOnDatabaseTest {
    private static final int YEAR = 2026;
    private static final int K = 5;
    private static final LocalDate AFTER = LocalDate.of(YEAR + 1, 1, 5);

    private static YearCounts released(String terminal, TerminalKind kind, int aDay, int seed) {
        return YearSamples.released(
                terminal,
                kind,
                YearSamples.measures(kind, K),
                YearSamples.year(YEAR, aDay, new Random(seed)),
                YEAR,
                AFTER);
    }

    private static Codes codes(List<YearCounts> years) {
        Map<String, List<Dimension>> measures = new HashMap<>();
        YearSamples.settings(K).measures().forEach(m -> measures.put(m.id(), m.dimensions()));
        Map<Dimension, Set<String>> values = new HashMap<>();
        for (Dimension dimension : Dimension.values()) {
            values.put(dimension, new HashSet<>());
        }
        for (YearCounts year : years) {
            for (Batch batch : year.batches()) {
                batch.tables().forEach(table -> add(table, measures, values));
            }
        }
        return new Codes(measures, values);
    }

    private static void add(
            Table table,
            Map<String, List<Dimension>> measures,
            Map<Dimension, Set<String>> values) {
        List<Dimension> by = measures.getOrDefault(table.measure(), List.of());
        for (Table.Count count : table.released()) {
            for (int i = 0; i < by.size(); i++) {
                values.getOrDefault(by.get(i), Set.of()).add(count.values().get(i));
            }
        }
    }

    private static Report report(CountSource source, String language)
            throws CountSource.AwayException {
        return YearSamples.report(source, K, YEAR, language, AFTER);
    }

    @Test
    void reportFromTheDatabaseIsTheReportOfWhatWasSent(@TempDir Path folder) throws Exception {
        List<YearCounts> years =
                List.of(
                        released("bruxelles-a", TerminalKind.BUILDING, 6, 1),
                        released("formtruck", TerminalKind.TRUCK, 2, 2));
        CentreFixture fixture = new CentreFixture();
        fixture.codes = codes(years);
        try (Centre centre = DerbyDatabase.open(folder, fixture.authority())) {
            for (YearCounts year : years) {
                SendingTerminal sender = new SendingTerminal(year.terminal());
                centre.terminals()
                        .enroll(
                                sender.id,
                                "bruxelles",
                                TerminalKind.valueOf(year.kind().name()),
                                List.of(sender.key.publicKey()));
                for (Batch batch : year.batches()) {
                    assertInstanceOf(
                            Outcome.Applied.class,
                            CentreFixture.apply(centre, sender.sealed(batch)));
                }
            }
            Report fromDatabase = report(centre.counts(), "fr");
            Report sent = report(new InMemoryCountSource().with("bruxelles", YEAR, years), "fr");
            assertTrue(sent.visits() > 1000);
            assertEquals(List.of(), fromDatabase.faults());
            assertEquals(sent.files(), fromDatabase.files());
        }
    }
}
