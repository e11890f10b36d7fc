package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.sync.SyncStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tinylog.Logger;

/// Ends a terminal's day when staff ask for it: waits for what the printer has begun, sends what is
/// due if there is a network, says in a sentence how it went, leaves a moment to read it, and
/// switches off. Nothing that it waits for can keep it from ending; what could not be sent is kept
/// and leaves after the next start, as after a power cut.
///
/// Any thread; it works on one of its own.
final class DayEnd {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration READING = Duration.ofSeconds(10);

    private final Work work;
    private final Duration patience;
    private final Duration reading;
    private volatile List<Sentence> said = List.of();
    private boolean begun;

    /// A text of the languages' files with its values.
    private record Sentence(String key, List<String> values) {
        Sentence {
            values = List.copyOf(values);
        }
    }

    /// What has to be done.
    interface Work {
        /// Runs something once what was begun on paper is done.
        void whenPrinted(Runnable then);

        /// Sends what is due, as far as that goes.
        CompletableFuture<SyncStatus> send();

        /// How sending stands.
        SyncStatus status();

        /// How much waits here for the centre or for the hub of the site.
        int waiting();
    }

    static DayEnd of(Machinery machinery) {
        return new DayEnd(
                new Work() {
                    @Override
                    public void whenPrinted(Runnable then) {
                        machinery.printers().whenRound(then);
                    }

                    @Override
                    public CompletableFuture<SyncStatus> send() {
                        return machinery.sendNow();
                    }

                    @Override
                    public SyncStatus status() {
                        return machinery.syncStatus().orElse(SyncStatus.NONE);
                    }

                    @Override
                    public int waiting() {
                        return machinery.waiting();
                    }
                },
                PATIENCE,
                READING);
    }

    /// @param patience how long printing and sending may take, each
    /// @param reading how long the last sentence stays
    DayEnd(Work work, Duration patience, Duration reading) {
        this.work = work;
        this.patience = patience;
        this.reading = reading;
    }

    /// How far it is, for staff.
    List<String> sentences(Language language) {
        return said.stream()
                .map(each -> language.text(each.key(), each.values().toArray()))
                .toList();
    }

    /// Begins, once.
    ///
    /// @param changed told when there is something else to say
    /// @param off ends the program
    synchronized void begin(Runnable changed, Runnable off) {
        if (begun) {
            return;
        }
        begun = true;
        Thread.ofVirtual()
                .name("closing")
                .start(
                        () -> {
                            try {
                                close(changed);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } catch (RuntimeException e) {
                                Logger.error(e, "The day could not be ended as it should be");
                            } finally {
                                off.run();
                            }
                        });
    }

    private void close(Runnable changed) throws InterruptedException {
        say(changed, new Sentence("staff.closing.printing", List.of()));
        boolean printed = isPrinted();
        say(changed, new Sentence("staff.closing.sending", List.of()));
        boolean answered = isAnswered();
        SyncStatus sent = work.status();
        List<Sentence> all = new ArrayList<>();
        if (!printed) {
            all.add(new Sentence("staff.closing.paper", List.of()));
        }
        int waiting = work.waiting();
        all.add(how(answered, sent, waiting));
        say(changed, all.toArray(Sentence[]::new));
        Logger.info("The day is closed: printed {}, {} batches wait", printed, waiting);
        // Time to read it in; nothing else is waited for.
        var _ = new CountDownLatch(1).await(reading.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void say(Runnable changed, Sentence... sentences) {
        said = List.of(sentences);
        changed.run();
    }

    /// A printer's thread comes round only after what it has begun.
    private boolean isPrinted() throws InterruptedException {
        CountDownLatch round = new CountDownLatch(1);
        work.whenPrinted(round::countDown);
        return round.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isAnswered() throws InterruptedException {
        try {
            work.send().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            Logger.info(e, "No answer from the centre");
            return false;
        }
    }

    /// That nothing waits is only said where that is known.
    private static Sentence how(boolean answered, SyncStatus sent, int waiting) {
        if (waiting > 0) {
            return new Sentence("staff.closing.kept", List.of(Integer.toString(waiting)));
        }
        boolean all = answered && sent.lastReceipt().isPresent() && sent.trouble().isEmpty();
        return new Sentence(all ? "staff.closing.sent" : "staff.closing.safe", List.of());
    }
}
