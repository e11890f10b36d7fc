package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.clock.StartLog;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.DayChoice;
import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.screen.SentCounts;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyTicketRegister;
import brussels.citedesmetiers.kiosk.store.StoreException;
import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.sync.Sender;
import brussels.citedesmetiers.kiosk.sync.SyncStatus;
import brussels.citedesmetiers.kiosk.tally.Counting;
import brussels.citedesmetiers.kiosk.ticket.OwnKey;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import brussels.citedesmetiers.kiosk.ticket.TicketToken;
import brussels.citedesmetiers.kiosk.ticket.TokenCodec;
import brussels.citedesmetiers.kiosk.visit.Effect;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.VisitSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Everything behind the screen that may be slow, broken or missing: key, store, printer. They come
/// up after the first frame, each by itself, and a broken one takes away its own function only.
///
/// The store is used on the thread `store` alone, the printer on its own; every method may be
/// called on any thread and returns at once.
public final class Machinery implements Controls.OfStore, AutoCloseable {
    private static final long TICK_SECONDS = 5;
    private static final int QUEUE_TICKS = 3;

    /// The first visitor after a start must not wait for a backup that is overdue.
    private static final int BACKUP_TICKS = 12;

    private static final long NUMBER_SECONDS = 10;
    private static final int BACKUP_HOUR = 3;
    private static final int DAYS_PERHAPS_OFF = 7;
    private static final Duration TICKETS_KEPT = Duration.ofDays(30);

    private final DataFolder folder;
    private final String terminalId;
    private final char letter;
    private final DayClock days;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Supplier<String> contentVersion;
    private final Printers printers;
    private final Beside beside;
    private final Runnable keepContent;
    private final StoreFaults faults = new StoreFaults();
    private final ScheduledExecutorService storeThread =
            Executors.newSingleThreadScheduledExecutor(this::storeThread);
    private final CompletableFuture<Opened> opened = new CompletableFuture<>();
    private volatile @Nullable Thread ownThread;
    private @Nullable LocalDate backedUp;
    private int ticks;
    private volatile Consumer<@Nullable PrinterState> changed = s -> {};

    private record Opened(
            DerbyStore store,
            OwnKey key,
            DerbyTicketRegister register,
            QueueSide queue,
            Counting counting,
            Sender sender) {}

    /// Makes what stands beside the store once it is open, on the store's thread.
    interface Beside {
        QueueSide queue(QueueSide.Parts parts);

        Counting counting(DerbyStore store, OwnKey key);

        Sender sender(Counting counting, OneAtATime turns, Reporting reporting);
    }

    /// @param folder already locked for this process
    /// @param printers not yet started
    /// @param keepContent puts the content in use aside for later
    Machinery(
            DataFolder folder,
            String terminalId,
            char letter,
            DayClock days,
            InstantSource clock,
            ZoneId zone,
            Supplier<String> contentVersion,
            Printers printers,
            Beside beside,
            Runnable keepContent) {
        this.beside = beside;
        this.keepContent = keepContent;
        this.folder = folder;
        this.terminalId = terminalId;
        this.letter = letter;
        this.days = days;
        this.clock = clock;
        this.zone = zone;
        this.contentVersion = contentVersion;
        this.printers = printers;
    }

    private Thread storeThread(Runnable task) {
        Thread thread = Thread.ofPlatform().name("store").daemon().unstarted(task);
        ownThread = thread;
        return thread;
    }

    /// Brings the parts up, each behind the screen's back.
    ///
    /// @param listener told on any thread when something the screen shows has changed
    public void start(Consumer<@Nullable PrinterState> listener) {
        changed = listener;
        printers.start(listener);
        storeThread.execute(this::startStore);
        storeThread.execute(this::nextTick);
    }

    private boolean onStoreThread() {
        return Thread.currentThread().equals(ownThread);
    }

    /// Ticks, and sets the next tick even after a tick failed.
    private void nextTick() {
        try {
            tick();
        } catch (RuntimeException e) {
            Logger.error(e, "The store's tick failed; it is tried again");
        }
        var _ = storeThread.schedule(this::nextTick, TICK_SECONDS, TimeUnit.SECONDS);
    }

    private void startStore() {
        try {
            OwnKey key = OwnKey.in(folder.path());
            DerbyStore store = DerbyStore.open(folder, faults, clock, System::nanoTime);
            DerbyTicketRegister register = new DerbyTicketRegister(store, letter, days);
            OneAtATime turns = OneAtATime.on(storeThread, this::onStoreThread);
            QueueSide queue =
                    beside.queue(
                            new QueueSide.Parts(
                                    store, key, register, turns, () -> changed.accept(null)));
            Counting counting = beside.counting(store, key);
            Sender sender =
                    beside.sender(
                            counting,
                            turns,
                            new Reporting(
                                    contentVersion,
                                    () ->
                                            printers.known().stream()
                                                    .map(Printers.Known::state)
                                                    .toList(),
                                    faults::current,
                                    counting.days()::trusted));
            opened.complete(new Opened(store, key, register, queue, counting, sender));
            sender.start();
            StartLog.up("store");
            keepContent.run();
        } catch (RuntimeException e) {
            Logger.error(e, "The terminal's store could not be opened");
            opened.completeExceptionally(e);
        }
        changed.accept(null);
    }

    private void tick() {
        List<StoreFault> before = faults.current();
        boolean keyChanged = false;
        if (opened.isDone() && !opened.isCompletedExceptionally()) {
            keyChanged = opened.join().key().look();
            opened.join().store().tick();
            opened.join().register().tick();
            if (ticks % QUEUE_TICKS == 0) {
                opened.join().queue().tick();
            }
            opened.join().counting().tick();
            if (ticks++ >= BACKUP_TICKS) {
                backUp(opened.join());
            }
        }
        if (keyChanged || !before.equals(faults.current())) {
            changed.accept(null);
        }
    }

    /// Once a day, in the small hours, or at the first tick after them if the terminal was off.
    private void backUp(Opened parts) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
        LocalDate night = now.minusHours(BACKUP_HOUR).toLocalDate();
        if (night.equals(backedUp)) {
            return;
        }
        LocalDate since = backedUp == null ? night.minusDays(DAYS_PERHAPS_OFF) : backedUp;
        backedUp = night;
        try {
            parts.counting().counts().forgetOrder(since.minusDays(1), now.toLocalDate());
            if (days.trusted()) {
                // A clock years ahead would let tickets go that the hub does not have.
                parts.register().forget(clock.instant().minus(TICKETS_KEPT));
            }
            parts.store().backup();
        } catch (StoreException e) {
            Logger.error(e, "Tonight's backup could not be made; the next one is tried tomorrow");
        }
    }

    /// The data folder.
    public Path folder() {
        return folder.path();
    }

    public Printers printers() {
        return printers;
    }

    /// Base64 of this terminal's public key, once the store is up.
    public Optional<String> publicKey() {
        return opened.isDone() && !opened.isCompletedExceptionally()
                ? opened.join().key().publicKey()
                : Optional.empty();
    }

    /// Whether something that was declared has neither come up nor failed yet.
    boolean starting() {
        return !opened.isDone() || printers.starting();
    }

    /// Whether key or store cannot be used, so that no number can be given.
    boolean storeFailed() {
        return whyStoreFailed().isPresent();
    }

    /// What is wrong with the store now.
    List<StoreFault> faults() {
        return faults.current();
    }

    /// A ticket, and how long its holder will wait, as far as is known.
    record Issued(Ticket ticket, WaitEstimate estimate) {}

    /// How the queue stands, if this terminal knows.
    Optional<QueueOutlook> outlook() {
        return queueSide().flatMap(QueueSide::outlook);
    }

    /// This terminal's side of the queue, once the store is up.
    public Optional<QueueSide> queueSide() {
        return opened.isDone() && !opened.isCompletedExceptionally()
                ? Optional.of(opened.join().queue())
                : Optional.empty();
    }

    /// Why key or store cannot be used, if so.
    Optional<String> whyStoreFailed() {
        if (opened.isCompletedExceptionally()) {
            return Optional.of(String.valueOf(opened.exceptionNow().getMessage()));
        }
        return opened.isDone() ? opened.join().key().fault() : Optional.empty();
    }

    /// Takes a number, commits it, and signs a token. Fails if no number can be given safely or in
    /// good time.
    CompletableFuture<Issued> issue(
            Effect.IssueTicket request,
            Instant at,
            Questionnaire questionnaire,
            String contentVersion) {
        return CompletableFuture.supplyAsync(
                        () -> ticket(request, at, questionnaire, contentVersion), storeThread)
                .orTimeout(NUMBER_SECONDS, TimeUnit.SECONDS);
    }

    private Issued ticket(
            Effect.IssueTicket request,
            Instant at,
            Questionnaire questionnaire,
            String contentVersion) {
        Opened parts = opened.join();
        TerminalKey key =
                parts.key()
                        .key()
                        .orElseThrow(() -> new IllegalStateException("the key cannot be used"));
        try {
            QueueSide.Given given =
                    parts.queue()
                            .give(
                                    new TicketRequest(
                                            request.service().charAt(0), request.language(), at));
            List<TicketToken.Answer> answers =
                    request.withAnswers()
                            ? TicketToken.indexes(questionnaire, request.answers().byQuestion())
                            : null;
            TicketToken token =
                    new TicketToken(
                            terminalId,
                            given.code(),
                            at,
                            request.questionnaire(),
                            request.language(),
                            contentVersion,
                            answers);
            return new Issued(
                    new Ticket(given.code().toString(), TokenCodec.encode(token, key)),
                    given.estimate());
        } catch (NoNumberException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// Adds an ended visit to the counters, in its turn.
    void count(VisitSummary summary) {
        withCounting(counting -> counting.count(summary));
    }

    /// Tells what each visit is counted as, on the store's thread.
    public void onCounted(Consumer<List<Cell>> watcher) {
        withCounting(counting -> counting.onCounted(watcher));
    }

    @Override
    public void chooseDay(String stop, LocalDate day) {
        withCounting(
                counting -> {
                    counting.choose(stop, day);
                    confirmDay(day);
                    opened.join().sender().hurry();
                    changed.accept(null);
                });
    }

    private void confirmDay(LocalDate day) {
        try {
            opened.join().register().confirmDay(day);
        } catch (NoNumberException e) {
            Logger.error(e, "The day that staff confirmed could not be saved for the numbers");
        }
    }

    @Override
    public void startAt(int number) {
        storeThread.execute(
                () -> {
                    try {
                        opened.join().register().confirmStart(number);
                    } catch (NoNumberException | IllegalStateException e) {
                        Logger.error(e, "The number to start at could not be taken");
                    }
                    changed.accept(null);
                });
    }

    @Override
    public void confirmLoss() {
        storeThread.execute(
                () -> {
                    try {
                        opened.join().store().confirmLoss();
                    } catch (StoreException e) {
                        Logger.warn(e, "Staff are told again of what was lost");
                    }
                    changed.accept(null);
                });
    }

    /// How the counts' way to the centre is, once the store is up.
    Optional<SyncStatus> syncStatus() {
        return opened.isDone() && !opened.isCompletedExceptionally()
                ? Optional.of(opened.join().sender().status())
                : Optional.empty();
    }

    /// What left this terminal last, for any visitor to see.
    Optional<SentCounts> lastSent() {
        return opened.isDone() && !opened.isCompletedExceptionally()
                ? opened.join()
                        .sender()
                        .lastSent()
                        .map(
                                batch ->
                                        new SentCounts(
                                                batch, opened.join().counting().measures().all()))
                : Optional.empty();
    }

    /// What staff may say of the day.
    Optional<DayChoice> dayChoice() {
        return opened.isDone() && !opened.isCompletedExceptionally()
                ? opened.join().counting().choice()
                : Optional.empty();
    }

    private void withCounting(Consumer<Counting> work) {
        storeThread.execute(
                () -> {
                    if (!opened.isCompletedExceptionally()) {
                        work.accept(opened.join().counting());
                    }
                });
    }

    /// Waits until everything asked of the store so far is done; for scripts and the end of the
    /// program.
    void settle() throws InterruptedException {
        try {
            storeThread.submit(() -> {}).get(NUMBER_SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            Logger.warn(e, "The store did not finish in time");
        }
    }

    /// What uses the store's thread ends before it, and not on it. Once more is no fault.
    private void closeBeside() {
        if (opened.isDone() && !opened.isCompletedExceptionally()) {
            opened.join().queue().close();
            opened.join().sender().close();
        }
    }

    @Override
    public void close() {
        printers.close();
        closeBeside();
        storeThread.execute(
                () -> {
                    if (opened.isDone() && !opened.isCompletedExceptionally()) {
                        closeBeside();
                        opened.join().store().close();
                    }
                });
        storeThread.shutdown();
        try {
            if (!storeThread.awaitTermination(NUMBER_SECONDS, TimeUnit.SECONDS)) {
                Logger.warn("The store did not close in time; its log makes up for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folder.close();
    }
}
