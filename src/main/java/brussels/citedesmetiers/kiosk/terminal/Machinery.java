package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.StartLog;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.DayChoice;
import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.hub.SiteGathering;
import brussels.citedesmetiers.kiosk.hub.StoreThread;
import brussels.citedesmetiers.kiosk.queue.ArrivalAnswer;
import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.queue.NumberSlip;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.screen.Sent;
import brussels.citedesmetiers.kiosk.screen.SentCounts;
import brussels.citedesmetiers.kiosk.store.KeyFileException;
import brussels.citedesmetiers.kiosk.store.StoreException;
import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.supervisor.Loop;
import brussels.citedesmetiers.kiosk.sync.CountsToHub;
import brussels.citedesmetiers.kiosk.sync.GivingStatus;
import brussels.citedesmetiers.kiosk.sync.SyncStatus;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.Effect;
import brussels.citedesmetiers.kiosk.visit.VisitSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Everything behind the screen that may be slow, broken or missing: key, store, printers. They
/// start after the first frame, independently, and a broken one disables only its own function.
///
/// Any thread may call it; every method returns at once, except [#settle()], [#close()] and
/// [#awaitEnd()].
public final class Machinery implements AutoCloseable {
    private static final int QUEUE_TICKS = 3;

    /// The first visitor after a start must not wait for an overdue backup.
    private static final int BACKUP_TICKS = 12;

    private static final long NUMBER_SECONDS = 10;

    /// Longer than a hub has to answer.
    private static final long ARRIVAL_SECONDS = 12;

    private final StoreOpening opening;
    private final TicketOffice tickets;
    private final NightlyBackup backup;
    private final Runnable onceOpen;
    private final Trial trial;
    private final StoreThread thread = new StoreThread();
    private final CompletableFuture<OpenStore> store = new CompletableFuture<>();
    private int ticks;
    private volatile Consumer<@Nullable PrinterState> changed = _ -> {};

    /// @param onceOpen run on the store's thread as soon as the store is open
    Machinery(
            StoreOpening opening,
            TicketOffice tickets,
            NightlyBackup backup,
            Trial trial,
            Runnable onceOpen) {
        this.trial = trial;
        this.opening = opening;
        this.tickets = tickets;
        this.backup = backup;
        this.onceOpen = onceOpen;
    }

    /// Starts the parts in the background.
    ///
    /// @param listener told on any thread when something the screen shows has changed
    public void start(Consumer<@Nullable PrinterState> listener) {
        changed = listener;
        printers().start(listener);
        thread.execute(this::openStore);
        thread.tick(
                () -> {
                    up().ifPresent(this::tick);
                    if (trial.look(database())) {
                        changed.accept(null);
                    }
                });
    }

    private Trial.Database database() {
        Optional<OpenStore> open = up();
        if (open.isEmpty()) {
            return Trial.Database.FAILED;
        }
        if (open.get().store().isOpen()) {
            return Trial.Database.OPEN;
        }
        return faults().stream().anyMatch(StoreFault.DatabaseAway.class::isInstance)
                ? Trial.Database.AWAY
                : Trial.Database.HELD_BACK;
    }

    /// Whether this version of the program was tried and cannot serve, so that it has to end.
    boolean failedOnTrial() {
        return trial.failed();
    }

    private void openStore() {
        try {
            OpenStore open = opening.open(thread, () -> changed.accept(null));
            store.complete(open);
            open.start();
            StartLog.up("store");
            onceOpen.run();
        } catch (RuntimeException | LinkageError e) {
            Logger.error(e, "The terminal's store could not be opened");
            store.completeExceptionally(e);
        }
        changed.accept(null);
    }

    private void tick(OpenStore open) {
        List<StoreFault> before = faults();
        boolean keyChanged = open.key().look();
        open.store().tick();
        open.register().tick();
        if (ticks % QUEUE_TICKS == 0) {
            open.queue().tick();
        }
        open.counting().tick();
        SiteGathering gathering = open.gathering();
        if (gathering != null) {
            gathering.tick();
        }
        if (ticks++ >= BACKUP_TICKS) {
            backup.makeIfDue(open);
        }
        if (keyChanged || !before.equals(faults())) {
            changed.accept(null);
        }
    }

    /// The parts on top of the store, once it is open.
    private Optional<OpenStore> up() {
        return store.state() == Future.State.SUCCESS
                ? Optional.of(store.resultNow())
                : Optional.empty();
    }

    /// Queues work on the open store; does nothing if it could not be opened.
    private void inTurn(Consumer<OpenStore> work) {
        thread.execute(() -> up().ifPresent(work));
    }

    /// The data folder.
    public Path folder() {
        return opening.folder().path();
    }

    public Printers printers() {
        return opening.printers();
    }

    /// Base64 of this terminal's public key, once the store is up.
    public Optional<String> publicKey() {
        return up().flatMap(open -> open.key().publicKey());
    }

    /// Whether something that was declared has neither started nor failed yet.
    boolean starting() {
        return !store.isDone() || printers().starting();
    }

    /// Whether key or store cannot be used, so that no number can be given.
    boolean storeFailed() {
        return storeNotOpened() || keyFault().isPresent();
    }

    /// Whether the store could not be opened at all; the log says why.
    boolean storeNotOpened() {
        return store.state() == Future.State.FAILED;
    }

    /// Why the key cannot be used, if so.
    Optional<KeyFileException> keyFault() {
        return up().flatMap(open -> open.key().fault());
    }

    /// What is wrong with the store now.
    List<StoreFault> faults() {
        return opening.faults().current();
    }

    /// The state of the queue, if this terminal knows it.
    Optional<QueueOutlook> outlook() {
        return queueSide().flatMap(QueueSide::outlook);
    }

    /// This terminal's side of the queue, once the store is up.
    public Optional<QueueSide> queueSide() {
        return up().map(OpenStore::queue);
    }

    /// Takes a number, commits it, and signs a token. Fails if no number can be given safely or in
    /// good time.
    CompletableFuture<TicketOffice.Issued> issue(
            Effect.IssueTicket request,
            Instant at,
            Questionnaire questionnaire,
            String contentVersion) {
        return thread.ask(
                        () ->
                                tickets.issue(
                                        store.join(), request, at, questionnaire, contentVersion))
                .orTimeout(NUMBER_SECONDS, TimeUnit.SECONDS);
    }

    /// The keys that the codes of today's appointments need, as far as this terminal knows.
    CodeKeys codeKeys() {
        return queueSide().map(QueueSide::codeKeys).orElse(CodeKeys.NONE);
    }

    /// Says at the queue that somebody has come for an appointment. Fails if that takes too long.
    ///
    /// @param language code of the visitor's language
    CompletableFuture<ArrivalAnswer> arrive(String code, String language) {
        return CompletableFuture.supplyAsync(
                        () ->
                                queueSide()
                                        .map(side -> side.arrive(code, language))
                                        .orElseGet(ArrivalAnswer.NotHere::new),
                        task -> Thread.ofVirtual().name("arrival").start(task))
                .orTimeout(ARRIVAL_SECONDS, TimeUnit.SECONDS);
    }

    /// Prints a number for which nothing was asked.
    ///
    /// @param ended told on any thread whether it came out, as far as the printer can say
    void print(NumberSlip slip, Consumer<Boolean> ended) {
        up().map(OpenStore::slips)
                .ifPresentOrElse(slips -> slips.print(slip, ended), () -> ended.accept(false));
    }

    /// Adds an ended visit to the counters.
    void count(VisitSummary summary) {
        inTurn(open -> open.counting().count(summary));
    }

    /// Reports the cells of each counted visit, on the store's thread.
    public void onCounted(Consumer<List<Cell>> watcher) {
        inTurn(open -> open.counting().onCounted(watcher));
    }

    /// Staff say where the terminal stands on which day.
    void standAt(String stop, LocalDate day) {
        inTurn(
                open -> {
                    open.counting().choose(stop, day);
                    try {
                        open.register().confirmDay(day);
                    } catch (NoNumberException e) {
                        Logger.error(e, "The day staff confirmed is not saved for the numbers");
                    }
                    open.hurry();
                    changed.accept(null);
                });
    }

    /// Staff say at which number to continue.
    void goOnAt(int number) {
        inTurn(
                open -> {
                    try {
                        open.register().confirmStart(number);
                    } catch (NoNumberException | IllegalStateException e) {
                        Logger.error(e, "The number to start at could not be taken");
                    }
                    changed.accept(null);
                });
    }

    /// Staff acknowledge the reported losses.
    void confirmLoss() {
        inTurn(
                open -> {
                    try {
                        open.store().confirmLoss();
                    } catch (StoreException e) {
                        Logger.warn(e, "Staff are told again of what was lost");
                    }
                    changed.accept(null);
                });
    }

    /// The state of delivery to the centre, once the store is up.
    Optional<SyncStatus> syncStatus() {
        return up().map(open -> open.sender().status());
    }

    /// The state of giving counts to the hub of the site, if anything goes there.
    Optional<GivingStatus> givingStatus() {
        return up().flatMap(open -> Optional.ofNullable(open.toHub()))
                .map(CountsToHub::status)
                .filter(GivingStatus::joined);
    }

    /// How many closed periods wait here for the centre or for the hub of the site.
    int waiting() {
        return syncStatus().map(SyncStatus::waiting).orElse(0)
                + givingStatus().map(GivingStatus::waiting).orElse(0);
    }

    /// Sends what is due now, as far as that goes.
    CompletableFuture<SyncStatus> sendNow() {
        up().flatMap(open -> Optional.ofNullable(open.toHub())).ifPresent(CountsToHub::hurry);
        return up().map(open -> open.sender().tryNow())
                .orElseGet(() -> CompletableFuture.completedFuture(SyncStatus.NONE));
    }

    /// What left this terminal last, shown to any visitor: while its counts go to the hub of the
    /// site, how far that has them.
    Optional<Sent> lastSent() {
        Optional<Sent> given =
                givingStatus().flatMap(GivingStatus::givenThrough).map(Sent.Given::new);
        return given.or(() -> up().flatMap(Machinery::lastBatch));
    }

    private static Optional<Sent> lastBatch(OpenStore open) {
        return open.sender()
                .lastSent()
                .map(batch -> new SentCounts(batch, open.counting().measures().all()));
    }

    /// What staff may choose for the day.
    Optional<DayChoice> dayChoice() {
        return up().flatMap(open -> open.counting().choice());
    }

    /// What has to come round for the terminal to count as alive, besides its screen.
    List<Loop> loops() {
        return List.of(thread.loop(), printers().loop());
    }

    /// Waits until everything requested of the store so far is done; for scripts and the end of the
    /// program.
    void settle() throws InterruptedException {
        thread.settle();
    }

    /// Waits until nothing writes into the data folder any more, after [#close].
    void awaitEnd() throws InterruptedException {
        thread.awaitEnd();
    }

    @Override
    public void close() {
        printers().close();
        up().ifPresent(OpenStore::closeOutside);
        inTurn(OpenStore::close);
        thread.close();
        opening.folder().close();
    }
}
