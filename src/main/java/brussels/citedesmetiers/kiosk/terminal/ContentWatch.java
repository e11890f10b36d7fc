package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.config.ContentGuard;
import brussels.citedesmetiers.kiosk.config.ContentGuard.Print;
import brussels.citedesmetiers.kiosk.config.ContentGuard.Verdict;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.KeptContent;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.TextFit;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.screen.MeasuredTextFit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Decides which content visitors see. Unchecked files are not shown while there is checked
/// content: they are checked after the first frame, and again whenever somebody edits them, and the
/// screen adopts them when nobody is in front of it. Files with faults are never shown; the last
/// good content is shown instead, and staff are told.
///
/// Any thread may call it. It checks on its own thread, so the screen stays responsive.
final class ContentWatch implements AutoCloseable {
    private static final long LOOK_SECONDS = 20;

    private final Supplier<Path> place;
    private final List<String> listed;
    private final KeptContent kept;
    private final ContentGuard guard;
    private final TerminalChoices choices;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(ContentWatch::thread);
    private final Content opening;
    private final boolean whole;
    private final FutureTask<Content> reading;
    private volatile @Nullable Content adopted;
    private volatile @Nullable String fault;
    private volatile boolean proven;
    private volatile @Nullable Print shown;
    private final TradesWatch trades;
    private @Nullable Print judged;
    private @Nullable Print seen;

    private ContentWatch(
            TerminalChoices choices,
            Supplier<Path> place,
            List<String> listed,
            KeptContent kept,
            ContentGuard guard,
            Content opening,
            boolean whole) {
        this.place = place;
        this.listed = listed;
        this.choices = choices;
        this.trades = new TradesWatch(place);
        this.kept = kept;
        this.guard = guard;
        this.opening = opening;
        this.whole = whole;
        this.reading = new FutureTask<>(whole ? () -> opening : this::readWhole);
    }

    private static Thread thread(Runnable task) {
        return Thread.ofPlatform().name("content").daemon().unstarted(task);
    }

    /// The screen, which adopts content or handles its absence.
    interface Screen {
        /// Shows this content as soon as nobody is in front of the screen.
        ///
        /// @param taken called on the JavaFX thread once it is shown
        void offer(Content content, Runnable taken);

        /// Shows the rest of what it opened with.
        void whole(Content content);

        /// Shows these trades from now on.
        void trades(Trades trades);

        /// What staff need to know has changed.
        void told();

        /// There is no content that may be shown.
        void nothingToShow();
    }

    /// The content to start with; every fault in the files is written to `err`.
    ///
    /// @return empty if there is none that may be shown
    static Optional<ContentWatch> atStart(TerminalChoices choices, Path data, PrintWriter err) {
        Path config = choices.config();
        if (choices.online()) {
            Updates.leaveUnreadable(data);
        }
        Supplier<Path> place =
                choices.online() ? () -> Updates.contentPlace(config, data) : () -> config;
        ContentGuard guard = new ContentGuard(config, place, data, Version.text());
        List<String> listed = SettingsReader.languages(config);
        KeptContent kept = new KeptContent(data, listed);
        Optional<Print> print = choices.online() ? print(guard) : Optional.empty();
        Verdict verdict = print.map(guard::remembered).orElse(new Verdict.Unknown());
        if (verdict instanceof Verdict.Sound(boolean lacksTexts)
                && !lacksTexts
                && ContentLoader.loadOpening(place.get(), listed)
                        instanceof LoadResult.Loaded<Content>(Content opening)) {
            ContentWatch watch =
                    new ContentWatch(choices, place, listed, kept, guard, opening, false);
            watch.shown = print.orElse(null);
            watch.proven = true;
            return Optional.of(watch);
        }
        return allAtOnce(choices, place, listed, kept, guard, print.orElse(null), verdict, err);
    }

    /// What was sound when the terminal started and was edited since has to be checked again, so
    /// the last good content is shown.
    private Content readWhole() {
        if (ContentLoader.load(place.get(), listed)
                        instanceof LoadResult.Loaded<Content>(Content loaded)
                && print(guard).equals(Optional.ofNullable(shown))) {
            return loaded;
        }
        shown = null;
        proven = false;
        return kept.newest()
                .orElseThrow(() -> new IllegalStateException("no good content was kept"));
    }

    private static Optional<ContentWatch> allAtOnce(
            TerminalChoices choices,
            Supplier<Path> place,
            List<String> listed,
            KeptContent kept,
            ContentGuard guard,
            @Nullable Print print,
            Verdict verdict,
            PrintWriter err) {
        LoadResult<Content> read = ContentLoader.load(place.get(), listed);
        Optional<Content> edited = read.orSay(err);
        boolean refused = edited.isEmpty() || verdict instanceof Verdict.Refused;
        boolean trusted = !choices.online() || verdict instanceof Verdict.Sound;
        Optional<Content> good = edited.filter(_ -> trusted).or(kept::newest);
        Optional<Content> first = good.or(() -> edited.filter(_ -> !refused));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        ContentWatch watch =
                new ContentWatch(choices, place, listed, kept, guard, first.get(), true);
        if (refused) {
            watch.refused(reason(read, verdict));
            Logger.error("The last good version is shown: {}", watch.content().version());
        }
        if (edited.isPresent() && first.get().equals(edited.get())) {
            watch.shown = print;
            watch.proven = trusted;
        }
        return Optional.of(watch);
    }

    private static Optional<Print> print(ContentGuard guard) {
        try {
            return Optional.of(guard.print());
        } catch (IOException e) {
            Logger.error(e, "The content's files cannot be read");
            return Optional.empty();
        }
    }

    private static String reason(LoadResult<Content> read, Verdict verdict) {
        return read instanceof LoadResult.Refused<Content>(List<Fault> faults)
                ? ContentGuard.summary(faults)
                : verdict instanceof Verdict.Refused(String faults) ? faults : "kiosk check";
    }

    /// What the first screen shows: the content, or of content known to be sound the part that the
    /// screen needs, without questions.
    Content opening() {
        return opening;
    }

    /// Whether [#opening()] lacks nothing.
    boolean opensWhole() {
        return whole;
    }

    /// The content shown now. The first call reads what [#opening()] lacks.
    ///
    /// @throws IllegalStateException if it is no longer there
    Content content() {
        Content newer = adopted;
        if (newer != null) {
            return newer;
        }
        reading.run();
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The content cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The content was still being read", e);
        }
    }

    /// What staff need to know about it.
    Optional<String> fault() {
        return Optional.ofNullable(fault).or(trades::fault);
    }

    private void refused(String reason) {
        fault = reason;
        Logger.error("The content in {} is not shown: {}", place.get(), reason);
    }

    /// Starts checking unchecked files and watching for edits. Files supplied by a script are not
    /// watched.
    void watch(Screen screen) {
        if (!whole) {
            thread.execute(() -> complete(screen));
        }
        thread.execute(() -> lookAtTrades(screen));
        if (choices.online()) {
            var _ =
                    thread.scheduleWithFixedDelay(
                            () -> look(screen), 0, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void complete(Screen screen) {
        try {
            screen.whole(content());
        } catch (IllegalStateException e) {
            Logger.error(e, "The content that was there at the start cannot be read any more");
            screen.nothingToShow();
        }
    }

    /// Stores the current content for later, if it may be shown again.
    void keep() {
        String version = content().version();
        if (proven) {
            try {
                kept.keep(place.get(), version, choices.clock().instant());
                if (choices.online()) {
                    kept.prove(version);
                }
            } catch (IOException e) {
                Logger.error(e, "The content in use could not be kept for later");
            }
        }
    }

    /// Other content is in use: shows it as soon as nobody is in front of the screen.
    void changed(Screen screen) {
        try {
            thread.execute(
                    () -> {
                        seen = null;
                        look(screen);
                    });
        } catch (RejectedExecutionException e) {
            Logger.debug(e, "The terminal is closing");
        }
    }

    /// Checks once for unjudged files. It waits while an editor is still saving one file after
    /// another.
    void look(Screen screen) {
        lookAtTrades(screen);
        try {
            Print print = guard.print();
            boolean settled = seen == null || print.equals(seen);
            seen = print;
            if (settled && !print.equals(judged)) {
                judge(print, screen);
            }
        } catch (IOException | RuntimeException e) {
            Logger.error(e, "The content's files could not be checked; it is tried again");
        }
    }

    private void lookAtTrades(Screen screen) {
        try {
            if (trades.look(content(), screen::trades)) {
                screen.told();
            }
        } catch (RuntimeException e) {
            Logger.error(e, "The trades could not be read; it is tried again");
        }
    }

    private void judge(Print print, Screen screen) throws IOException {
        Verdict known = guard.remembered(print);
        ContentGuard.Checked checked =
                known instanceof Verdict.Unknown
                        ? guard.check(print, ContentWatch::onScreenThread)
                        : new ContentGuard.Checked(known, null);
        switch (checked.verdict()) {
            case Verdict.Unknown() -> {
                return;
            }
            case Verdict.Refused(String faults) -> refused(faults, print, screen);
            case Verdict.Sound _ -> sound(checked.contentOrNull(), print, screen);
        }
        judged = print;
        screen.told();
    }

    private void refused(String faults, Print print, Screen screen) {
        refused(faults);
        if (print.equals(shown) && !proven) {
            kept.newest()
                    .ifPresentOrElse(
                            good -> screen.offer(good, () -> took(good, null)),
                            screen::nothingToShow);
        } else {
            screen.offer(content(), () -> {});
        }
    }

    /// @param read what the check has read, or null if no check was needed
    private void sound(@Nullable Content read, Print print, Screen screen) {
        fault = null;
        if (print.equals(shown)) {
            proven = true;
            keep();
        } else {
            Content edited = read != null ? read : load();
            if (edited != null) {
                screen.offer(
                        edited,
                        () -> {
                            took(edited, print);
                            thread.execute(this::keep);
                        });
            }
        }
    }

    private @Nullable Content load() {
        return ContentLoader.load(place.get(), listed)
                        instanceof LoadResult.Loaded<Content>(Content loaded)
                ? loaded
                : null;
    }

    /// @param from the files it was read from, or null if it was kept
    private void took(Content newContent, @Nullable Print from) {
        adopted = newContent;
        shown = from;
        proven = from != null;
        Logger.info("The content shown is now {}", newContent.version());
    }

    /// Fonts belong to the JavaFX thread; measuring one text at a time leaves it time for visitors.
    static TextFit onScreenThread(List<Language> languages) {
        TextFit fit = new MeasuredTextFit(languages);
        return (place, language, text) ->
                CompletableFuture.supplyAsync(
                                () -> fit.problem(place, language, text), Platform::runLater)
                        .join();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
