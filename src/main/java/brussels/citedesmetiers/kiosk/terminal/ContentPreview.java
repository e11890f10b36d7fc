package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.config.ConfigCheck;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.config.TradesReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.FaultReport;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.content.TradesCheck;
import brussels.citedesmetiers.kiosk.screen.EditorView;
import brussels.citedesmetiers.kiosk.store.DataFolderException;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The real screens on a folder that somebody is writing in. Every save shows at once, at the place
/// of the visit where the editor is; then all of it is checked, and the faults stand in place of
/// the screens until they are mended. Its time stands still, so that no visit ends while its editor
/// writes.
///
/// [#look] and [#check] are each for one thread that may block, the rest for any thread.
public final class ContentPreview implements AutoCloseable {
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 600;

    private final TerminalChoices choices;
    private final EditorView view;
    private final Scene empty;
    private Map<Path, Long> seen = Map.of();
    private volatile @Nullable Map<Path, Long> shown;
    private volatile List<Fault> faults = List.of();
    private volatile @Nullable Terminal terminal;

    // What led to where the editor is, and how much of it still does. JavaFX thread only.
    private final List<Event> events;
    private int led;
    private @Nullable Visit last;

    /// Where the editor wants to begin.
    ///
    /// @param language code, or null for the first screen
    /// @param theme letter, or null for the themes; its questions begin
    public record Start(@Nullable String language, @Nullable String theme) {
        private List<Event> events() {
            List<Event> events = new ArrayList<>();
            if (language != null) {
                events.add(new Event.LanguageChosen(language));
            }
            if (theme != null) {
                events.add(new Event.ThemeChosen(theme));
            }
            return events;
        }
    }

    /// JavaFX must have been started.
    ///
    /// @param choices that say of no communication
    public ContentPreview(TerminalChoices choices, Start start) throws Exception {
        this.choices = choices;
        this.events = start.events();
        this.view = Frames.call(EditorView::new);
        this.empty = Frames.call(() -> view.alone(WIDTH, HEIGHT));
    }

    /// What to put on a stage; another one once there are screens.
    public Scene scene() {
        Terminal open = terminal;
        return open == null ? empty : open.visits().scene();
    }

    /// The terminal whose screens are shown, once there are any.
    public Optional<Terminal> terminal() {
        return Optional.ofNullable(terminal);
    }

    /// What is wrong with the folder, as far as it is known.
    public List<Fault> faults() {
        return faults;
    }

    /// Looks once whether something was saved, and shows it, or why it cannot be read. A folder
    /// that has just changed is looked at only once it is at rest, because an editor may still be
    /// writing.
    ///
    /// @return whether there is something new, for [#check]
    public boolean look() throws Exception {
        Map<Path, Long> now = prints();
        boolean atRest = now.equals(seen) || shown == null;
        seen = now;
        if (!atRest || now.equals(shown)) {
            return false;
        }
        shown = now;
        switch (ContentLoader.load(choices.config())) {
            case LoadResult.Loaded<Content>(Content read) -> show(read);
            case LoadResult.Refused<Content>(List<Fault> found) -> say(found);
        }
        return true;
    }

    /// Checks all of what was looked at last, which takes seconds, and says what is wrong with it.
    /// May run beside [#look]: what was saved meanwhile is left to the next check.
    public void check() throws Exception {
        Map<Path, Long> checked = shown;
        List<Fault> found = ConfigCheck.of(choices.config(), ContentWatch::onScreenThread).faults();
        if (checked != null && checked.equals(shown)) {
            say(found);
        }
    }

    private void say(List<Fault> found) throws Exception {
        faults = found;
        List<String> lines = FaultReport.lines(found);
        String sentence =
                found.isEmpty()
                        ? "Everything is sound."
                        : found.size()
                                + (found.size() == 1 ? " fault" : " faults")
                                + (terminal == null
                                        ? " to mend; then the screens are shown."
                                        : " to mend. A click here shows the screens as they were"
                                                + " last readable, or the faults again.");
        Frames.call(
                () -> {
                    view.faults(lines);
                    view.say(sentence);
                    return true;
                });
    }

    /// Shows content that can be read, unless the settings cannot.
    private void show(Content read) throws Exception {
        Terminal open = terminal;
        if (open == null) {
            open = open().orElse(null);
        }
        if (open == null) {
            return;
        }
        Content offered = open.inItsLanguages(withTrades(read));
        VisitMachine machine = new VisitMachine(offered, TimeLimits.STANDARD);
        Terminal.prepare(machine);
        VisitLoop visits = open.visits();
        Frames.call(
                () -> {
                    led = visits.show(offered, machine, List.copyOf(events));
                    last = visits.visit();
                    view.faults(List.of());
                    view.say("Shown as saved; now everything is checked ...");
                    return true;
                });
        terminal = open;
    }

    private Optional<Terminal> open() throws Exception {
        Optional<Terminal> made = terminalOf(choices);
        if (made.isPresent()) {
            Frames.call(
                    () -> {
                        VisitLoop visits = made.get().visits();
                        visits.draw();
                        view.around(visits.scene());
                        made.get().startMachinery();
                        visits.hear(event -> heard(event, visits));
                        return true;
                    });
        }
        return made;
    }

    private static Optional<Terminal> terminalOf(TerminalChoices choices)
            throws DataFolderException {
        // What is wrong is said in the window.
        return Terminal.of(choices, new PrintWriter(Writer.nullWriter()));
    }

    /// Remembers what led the editor to where it is.
    private void heard(Event event, VisitLoop visits) {
        Visit now = visits.visit();
        if (VisitLoop.nobodyIn(now)) {
            events.clear();
            led = 0;
        } else if (!now.equals(last) && !(event instanceof Event.Report)) {
            events.subList(led, events.size()).clear();
            events.add(event);
            led = events.size();
        }
        last = now;
    }

    /// Trades with faults are left out, as on a terminal.
    private Content withTrades(Content read) {
        return TradesReader.load(choices.config())
                                instanceof LoadResult.Loaded<Trades>(Trades trades)
                        && new TradesCheck(read).check(trades).isEmpty()
                ? read.with(trades)
                : read;
    }

    /// A checksum of each file that the check reads.
    private Map<Path, Long> prints() throws IOException {
        Map<Path, Long> prints = new TreeMap<>();
        try (Stream<Path> files = Files.walk(choices.config(), 2)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                CRC32C sum = new CRC32C();
                sum.update(Files.readAllBytes(file));
                prints.put(file, sum.getValue());
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            Logger.debug(e, "A file went away; the next look finds it gone");
        }
        return prints;
    }

    @Override
    public void close() {
        Terminal open = terminal;
        if (open == null) {
            return;
        }
        try {
            try (open) {
                open.machinery().settle();
            }
            // A store that is still being made, on a busy machine, would come after its folder is
            // deleted.
            open.machinery().awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
