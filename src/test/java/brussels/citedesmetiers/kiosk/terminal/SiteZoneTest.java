package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyVisitCounts;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A paper says the time of the site, and a visit is counted in its hour, whatever zone the machine
/// was set up with.
class SiteZoneTest {
    private static final long PATIENCE_SECONDS = 20;

    @TempDir Path folder;
    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void theMachinesOwn() {
        TimeZone.setDefault(before);
    }

    @Test
    void thePrintedListIsTheSameOnAMachineOfAnyZone() throws Exception {
        Bitmap here = listPrintedIn("Europe/Brussels");
        assertEquals(here, listPrintedIn("UTC"));
        assertEquals(here, listPrintedIn("Asia/Tokyo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Pacific/Kiritimati"})
    void aVisitIsCountedOnTheDayAndInTheHourOfTheSite(String machine) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone(machine));
        Path data = folder.resolve("data");
        try (Bench bench = Bench.open(data, null)) {
            bench.await("everything to be up", VisitLoop::atRest);
            // Left at the first question and wiped.
            bench.play("tap language-fr", "tap theme-C", "tap choice-parent", "idle 150");
            bench.await(Place.Welcome.class);
        }
        try (DataFolder held = DataFolder.lock(data);
                DerbyStore store =
                        DerbyStore.open(
                                held,
                                new StoreFaults(),
                                InstantSource.system(),
                                System::nanoTime)) {
            Map<Cell, Long> counted =
                    new DerbyVisitCounts(store).countsOf(LocalDate.of(2026, 11, 23));
            assertEquals(1L, counted.get(new Cell("hour", List.of("10"))), counted.toString());
        }
    }

    private Bitmap listPrintedIn(String machine) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone(machine));
        BlockingQueue<Bitmap> printed = new LinkedBlockingQueue<>();
        try (EmulatedPrinter printer = EmulatedPrinter.onNetwork(576)) {
            printer.onPrinted(printed::add);
            try (Bench bench = Bench.open(folder.resolve(machine + printed.hashCode()), printer)) {
                bench.play(
                        "tap language-fr",
                        "tap theme-C",
                        "tap choice-parent",
                        "tap choice-option",
                        "tap choice-fr",
                        "tap choice-nothing",
                        "tap choice-yes",
                        "expect print",
                        "tap print",
                        "tap skip-all");
                bench.await(Place.Printed.class);
                Bitmap paper = printed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertNotNull(paper, "no list came out");
                return paper;
            }
        }
    }
}
