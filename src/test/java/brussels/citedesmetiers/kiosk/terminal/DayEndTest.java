package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.sync.CentreTrouble;
import brussels.citedesmetiers.kiosk.sync.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// How a terminal's day ends, whatever printer and network do.
class DayEndTest {
    private static final Duration SOON = Duration.ofMillis(50);
    private static final String PRINTING = "No new visits. Waiting for the printer…";
    private static final String SENDING = "Sending what is due…";
    private static final String SAFE =
            "What was counted is kept on this kiosk. The kiosk switches off.";
    private static final String SENT = "Nothing is waiting any more. The kiosk switches off.";

    private final Language english =
            ConfigFolder.sound(ContentLoader.load(ConfigFolder.SHIPPED))
                    .language("en")
                    .orElseThrow();
    private final List<String> said = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    /// What the printer and the centre do.
    private record Played(
            boolean prints, CompletableFuture<SyncStatus> answer, SyncStatus status, int forHub)
            implements DayEnd.Work {
        Played(boolean prints, CompletableFuture<SyncStatus> answer, SyncStatus status) {
            this(prints, answer, status, 0);
        }

        @Override
        public void whenPrinted(Runnable then) {
            if (prints) {
                then.run();
            }
        }

        @Override
        public CompletableFuture<SyncStatus> send() {
            return answer;
        }

        @Override
        public int waiting() {
            return status.waiting() + forHub;
        }
    }

    private static SyncStatus waiting(int batches) {
        return new SyncStatus(
                batches,
                Instant.EPOCH,
                batches == 0 ? null : CentreTrouble.NO_ANSWER,
                "ConnectException");
    }

    /// Ends a day, and waits until the program would end.
    private void end(DayEnd.Work work) throws Exception {
        DayEnd day = new DayEnd(work, SOON, Duration.ZERO);
        CompletableFuture<Boolean> off = new CompletableFuture<>();
        for (int tap = 0; tap < 2; tap++) {
            day.begin(
                    () -> said.addAll(day.sentences(english)),
                    () -> {
                        done.add("off");
                        off.complete(true);
                    });
        }
        off.get(30, TimeUnit.SECONDS);
    }

    @Test
    void whatIsDueIsSentAndSaidThenItSwitchesOffOnce() throws Exception {
        end(new Played(true, CompletableFuture.completedFuture(waiting(0)), waiting(0)));
        assertEquals(List.of(PRINTING, SENDING, SENT), said);
        assertEquals(List.of("off"), done);
    }

    @Test
    void withoutANetworkWhatWaitsIsCountedAndKept() throws Exception {
        end(new Played(true, CompletableFuture.completedFuture(waiting(3)), waiting(3)));
        assertEquals(
                "Deliveries waiting for a network: 3. They are kept and leave by themselves. The"
                        + " kiosk switches off.",
                said.getLast());
        assertEquals(List.of("off"), done);
    }

    @Test
    void whatWaitsForTheHubOfTheSiteIsCountedToo() throws Exception {
        end(new Played(true, CompletableFuture.completedFuture(waiting(0)), waiting(0), 2));
        assertTrue(said.getLast().contains("waiting for a network: 2."), said::toString);
    }

    @Test
    void aPrinterThatNeverEndsAndACentreThatNeverAnswersKeepNobodyThere() throws Exception {
        end(new Played(false, new CompletableFuture<>(), waiting(2)));
        assertEquals("The printer has not finished: look into its slot.", said.get(2));
        assertEquals(4, said.size(), said::toString);
        assertEquals(List.of("off"), done);
    }

    @Test
    void aFaultInTheMiddleEndsItToo() throws Exception {
        end(
                new Played(
                        true,
                        CompletableFuture.failedFuture(new IllegalStateException("planted")),
                        waiting(0)));
        assertEquals(SAFE, said.getLast());
        assertEquals(List.of("off"), done);
    }

    @Test
    void whereNothingIsSentToACentreNobodyIsToldThatItWas() throws Exception {
        end(new Played(true, CompletableFuture.completedFuture(SyncStatus.NONE), SyncStatus.NONE));
        assertEquals(SAFE, said.getLast());
    }
}
