package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.tally.Cells;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.VisitSummary;
import brussels.citedesmetiers.kiosk.visit.VisitSummary.Channel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that leaves a truck over the end of a year, batches and heartbeats, byte for byte and
/// in its order, while one visitor in it is unlike all others. If it is the same whoever she is,
/// nobody can single her out in it, link anything to her, or infer anything about her: the three
/// questions of the Article 29 Working Party's Opinion 05/2014 (WP216).
class WhatLeavesTheTruckTest {
    private static final LocalDate FIRST =
            LocalDate.of(2026, LongForm.of(11, 10), LongForm.of(21, 1));
    private static final LocalDate SHE_COMES = FIRST.plusDays(LongForm.of(4, 14));
    private static final LocalDate LAST = LocalDate.of(2027, 1, 5);
    private static final int VISITS_A_DAY = 3;
    private static final Measures TRUCK = CountSettings.SHIPPED.measures(TerminalKind.TRUCK);

    private static final List<Person> RARE =
            List.of(
                    new Person("E", "uk", "f", "21019", "60-64", "matonge", "9", "siep", 1),
                    new Person("B", "nl", "x", "outside", "15-19", "bockstael", "17", "brxl", 2));

    private static final List<String> HERS = List.of("uk", "21019", "60-64", "matonge", "siep");

    @TempDir Path folder;

    private record Person(
            String theme,
            String language,
            String gender,
            String commune,
            String age,
            String stop,
            String hour,
            String recommendation,
            int feedback) {
        VisitSummary summary() {
            return new VisitSummary(
                    theme,
                    language,
                    Channel.ADVISER,
                    null,
                    List.of(recommendation),
                    Map.of(
                            "about-commune", commune,
                            "about-gender", gender,
                            "about-age", age),
                    feedback);
        }
    }

    /// Two kinds of people who come every day; nothing about them is rare.
    private static Person usual(int n) {
        return n % 2 == 0
                ? new Person("A", "fr", "m", "21001", "20-24", "flagey", "10", "actiris", 3)
                : new Person("T", "en", "m", "21009", "25-29", "anneessens", "11", "le-forem", 0);
    }

    /// All bytes that left, a line for each.
    private List<String> left(Person rare, int times) throws Exception {
        List<String> left = new ArrayList<>();
        Path data = folder.resolve("truck-" + rare.theme());
        try (CountsFolder truck = CountsFolder.open(data, "formtruck", TRUCK)) {
            Reporting reporting =
                    new Reporting(
                            () -> "0123456789ab",
                            () -> List.of(PrinterState.READY),
                            List::of,
                            Optional::empty,
                            () -> 0,
                            () -> false,
                            () -> true);
            int sent = 0;
            int n = 0;
            for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                for (int i = 0; i < VISITS_A_DAY; i++) {
                    add(truck, day, usual(n++));
                }
                for (int i = 0; day.equals(SHE_COMES) && i < times; i++) {
                    add(truck, day, rare);
                }
                truck.outbox().seal(day.plusDays(1));
                List<SealedBatch> all = truck.all();
                left.add(day + " " + reporting.heartbeat(all.size() - sent));
                for (SealedBatch batch : all.subList(sent, all.size())) {
                    left.add(new String(batch.body(), StandardCharsets.UTF_8));
                }
                sent = all.size();
            }
        }
        return left;
    }

    private static void add(CountsFolder truck, LocalDate day, Person person) throws Exception {
        truck.counts()
                .add(
                        day,
                        new Cells(TRUCK)
                                .of(
                                        person.summary(),
                                        person.hour(),
                                        person.stop(),
                                        "0123456789ab"));
    }

    @Test
    void whoeverTheOneRareVisitorIsTheSameBytesLeave() throws Exception {
        List<String> first = left(RARE.getFirst(), 1);
        assertTrue(
                first.stream().filter(line -> line.startsWith("{")).count() > LongForm.of(1, 2),
                first::toString);
        assertEquals(String.join("\n", first), String.join("\n", left(RARE.getLast(), 1)));
        String all = String.join("\n", first);
        for (String hers : HERS) {
            assertFalse(all.contains("\"" + hers + "\""), hers + " left");
        }
    }

    @Test
    void aGroupOfFiveIsFoundInTheSameBytes() throws Exception {
        String all = String.join("\n", left(RARE.getFirst(), Measure.USUAL_THRESHOLD));
        for (String hers : HERS) {
            assertTrue(all.contains("\"" + hers + "\""), hers + " would not be found");
        }
    }
}
