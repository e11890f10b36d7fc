package brussels.citedesmetiers.kiosk.app;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.queue.DayClock;
import brussels.citedesmetiers.kiosk.queue.TicketRegister;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.IssuedTicket;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import brussels.citedesmetiers.kiosk.screen.Surroundings.StaffLine;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyTicketRegister;
import brussels.citedesmetiers.kiosk.store.DerbyVisitCounts;
import brussels.citedesmetiers.kiosk.store.StoreException;
import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.ticket.KeyFileException;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import brussels.citedesmetiers.kiosk.ticket.TicketToken;
import brussels.citedesmetiers.kiosk.ticket.TokenCodec;
import brussels.citedesmetiers.kiosk.visit.Effect;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.VisitSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Everything behind the screen that may be slow, broken or missing: key, store, printer. They come
/// up after the first frame, each by itself, and a broken one takes away its own function only.
///
/// The store is used on the thread `store` alone, the printer on its own; every method may be
/// called on any thread and returns at once.
final class Parts implements AutoCloseable {
    private static final long TICK_SECONDS = 5;
    private static final long NUMBER_SECONDS = 10;
    private static final int BACKUP_HOUR = 3;
    private static final int DAYS_PERHAPS_OFF = 7;

    private final DataFolder folder;
    private final String terminalId;
    private final char letter;
    private final DayClock days;
    private final InstantSource clock;
    private final Printers printers;
    private final @Nullable String contentFault;
    private final Runnable keepContent;
    private final StoreFaults faults = new StoreFaults();
    private final ScheduledExecutorService storeThread =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "store"));
    private final CompletableFuture<Opened> opened = new CompletableFuture<>();
    private @Nullable LocalDate backedUp;
    private volatile Consumer<@Nullable PrinterState> changed = s -> {};

    private record Opened(
            DerbyStore store, TerminalKey key, TicketRegister register, DerbyVisitCounts counts) {}

    /// @param folder already locked for this process
    /// @param printers not yet started
    /// @param contentFault what staff must know of the content shown
    /// @param keepContent puts the content in use aside for later
    Parts(
            DataFolder folder,
            String terminalId,
            char letter,
            DayClock days,
            InstantSource clock,
            Printers printers,
            Optional<String> contentFault,
            Runnable keepContent) {
        this.contentFault = contentFault.orElse(null);
        this.keepContent = keepContent;
        this.folder = folder;
        this.terminalId = terminalId;
        this.letter = letter;
        this.days = days;
        this.clock = clock;
        this.printers = printers;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /// Brings the parts up, each behind the screen's back.
    ///
    /// @param listener told on any thread when something the screen shows has changed
    void start(Consumer<@Nullable PrinterState> listener) {
        changed = listener;
        printers.start(listener);
        storeThread.execute(this::startStore);
        storeThread.execute(this::nextTick);
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
            TerminalKey key = TerminalKey.loadOrCreate(folder.path().resolve(KeyCommand.FILE));
            DerbyStore store = DerbyStore.open(folder, faults, clock, System::nanoTime);
            opened.complete(
                    new Opened(
                            store,
                            key,
                            new DerbyTicketRegister(store, letter, days),
                            new DerbyVisitCounts(store)));
            StartLog.up("store");
            keepContent.run();
        } catch (KeyFileException | RuntimeException e) {
            Logger.error(e, "The terminal's key or store could not be opened");
            opened.completeExceptionally(e);
        }
        changed.accept(null);
    }

    private void tick() {
        List<StoreFault> before = faults.current();
        if (opened.isDone() && !opened.isCompletedExceptionally()) {
            opened.join().store().tick();
            backUp(opened.join());
        }
        if (!before.equals(faults.current())) {
            changed.accept(null);
        }
    }

    /// Once a day, in the small hours, or at the first tick after them if the terminal was off.
    private void backUp(Opened parts) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault());
        LocalDate night = now.minusHours(BACKUP_HOUR).toLocalDate();
        if (night.equals(backedUp)) {
            return;
        }
        LocalDate since = backedUp == null ? night.minusDays(DAYS_PERHAPS_OFF) : backedUp;
        backedUp = night;
        try {
            parts.counts().forgetOrder(since.minusDays(1), now.toLocalDate());
            parts.store().backup();
        } catch (StoreException e) {
            Logger.error(e, "Tonight's backup could not be made; the next one is tried tomorrow");
        }
    }

    /// The data folder.
    Path folder() {
        return folder.path();
    }

    Printers printers() {
        return printers;
    }

    /// Base64 of this terminal's public key, once the store is up.
    Optional<String> publicKey() {
        return opened.isDone() && !opened.isCompletedExceptionally()
                ? Optional.of(opened.join().key().publicKey())
                : Optional.empty();
    }

    /// Whether something that was declared has neither come up nor failed yet.
    boolean starting() {
        return !opened.isDone() || printers.starting();
    }

    /// Whether key or store could not be opened, so that no number can be given.
    boolean storeFailed() {
        return opened.isCompletedExceptionally();
    }

    /// What is wrong with the store now.
    List<StoreFault> faults() {
        return faults.current();
    }

    /// Takes a number, commits it, and signs a token. Fails if no number can be given safely or in
    /// good time.
    CompletableFuture<Ticket> issue(
            Effect.IssueTicket request,
            Instant at,
            Questionnaire questionnaire,
            String contentVersion) {
        return CompletableFuture.supplyAsync(
                        () -> ticket(request, at, questionnaire, contentVersion), storeThread)
                .orTimeout(NUMBER_SECONDS, TimeUnit.SECONDS);
    }

    private Ticket ticket(
            Effect.IssueTicket request,
            Instant at,
            Questionnaire questionnaire,
            String contentVersion) {
        Opened parts = opened.join();
        try {
            IssuedTicket issued =
                    parts.register()
                            .issue(
                                    new TicketRequest(
                                            request.service().charAt(0), request.language(), at));
            List<TicketToken.Answer> answers =
                    request.withAnswers()
                            ? TicketToken.indexes(questionnaire, request.answers().byQuestion())
                            : null;
            TicketToken token =
                    new TicketToken(
                            terminalId,
                            issued.code(),
                            at,
                            request.questionnaire(),
                            request.language(),
                            contentVersion,
                            answers);
            return new Ticket(issued.code().toString(), TokenCodec.encode(token, parts.key()));
        } catch (NoNumberException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// Adds an ended visit to the counters, in its turn.
    void count(VisitSummary summary, LocalDateTime ended) {
        List<Cell> cells = Cells.of(summary);
        storeThread.execute(
                () -> {
                    if (!opened.isCompletedExceptionally()) {
                        opened.join().counts().add(ended.toLocalDate(), cells);
                    }
                });
    }

    /// What the staff panel says of the parts.
    List<StaffLine> staffLines(Language language, Content content) {
        List<StaffLine> lines = new ArrayList<>();
        lines.add(
                new StaffLine(
                        "info",
                        language.text("staff.version"),
                        Version.text() + " · " + content.version(),
                        false));
        if (contentFault != null) {
            lines.add(
                    new StaffLine(
                            "form",
                            language.text("staff.content"),
                            language.text("staff.content.old", contentFault),
                            true));
        }
        printerLines(language, lines);
        if (opened.isCompletedExceptionally()) {
            lines.add(
                    new StaffLine(
                            "lock",
                            language.text("staff.store"),
                            String.valueOf(opened.exceptionNow().getMessage()),
                            true));
        }
        List<StoreFault> current = faults.current();
        if (current.isEmpty() && !opened.isCompletedExceptionally()) {
            lines.add(
                    new StaffLine(
                            "chart",
                            language.text("staff.store"),
                            language.text(opened.isDone() ? "staff.ok" : "staff.starting"),
                            false));
        }
        for (StoreFault fault : current) {
            lines.add(new StaffLine("chart", language.text("staff.store"), fault.sentence(), true));
        }
        return lines;
    }

    /// One line for each printer, with its name where there are several.
    private void printerLines(Language language, List<StaffLine> lines) {
        String label = language.text("staff.printer");
        List<Printers.Known> known = printers.known();
        if (known.isEmpty()) {
            lines.add(new StaffLine("printer", label, language.text("staff.none"), false));
        }
        for (Printers.Known each : known) {
            lines.add(
                    new StaffLine(
                            "printer",
                            known.size() == 1 ? label : label + " · " + each.printer().name(),
                            language.text("printer." + key(each.state())),
                            each.state() != PrinterState.READY));
        }
    }

    private static String key(PrinterState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
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

    @Override
    public void close() {
        printers.close();
        storeThread.execute(
                () -> {
                    if (opened.isDone() && !opened.isCompletedExceptionally()) {
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
