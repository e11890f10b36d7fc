package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.config.PronunciationReader;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.FaultReport;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.SentWords;
import brussels.citedesmetiers.kiosk.screen.Surroundings;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.speech.Circumstances;
import brussels.citedesmetiers.kiosk.speech.Engine;
import brussels.citedesmetiers.kiosk.speech.EngineVoice;
import brussels.citedesmetiers.kiosk.speech.KeyFilter;
import brussels.citedesmetiers.kiosk.speech.Narrator;
import brussels.citedesmetiers.kiosk.speech.Part;
import brussels.citedesmetiers.kiosk.speech.Pronunciation;
import brussels.citedesmetiers.kiosk.speech.SpokenScreen;
import brussels.citedesmetiers.kiosk.speech.SpokenScreens;
import brussels.citedesmetiers.kiosk.speech.Utterance;
import brussels.citedesmetiers.kiosk.speech.Utterance.Output;
import brussels.citedesmetiers.kiosk.speech.Voice;
import brussels.citedesmetiers.kiosk.speech.Volume;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Makes a visit possible without touch and without sight: brings the four keys, "listen" and the
/// headset to a narrator, and what it says to a voice. Until one of them is used, nothing of it is
/// made. JavaFX thread, where nothing else is said.
public final class Speaking implements AutoCloseable {
    private static final Duration ENGINE_LIMIT = Duration.ofSeconds(5);
    private static final int MOST_PAGES = 40;

    private final TerminalSettings settings;
    private final Path config;
    private final BootClock clock;
    private final Consumer<EngineVoice.Fault> report;
    private final boolean sounds;
    private volatile EngineVoice.Fault fault = EngineVoice.Fault.NONE;
    private @Nullable VisitLoop visits;
    private boolean visited;
    private @Nullable Voice voice;
    private @Nullable Session session;

    /// @param sounds whether there may be sound; a scripted run must be silent
    /// @param report told on any thread what keeps the voice from speaking
    Speaking(
            TerminalSettings settings,
            Path config,
            BootClock clock,
            boolean sounds,
            Consumer<EngineVoice.Fault> report) {
        this.settings = settings;
        this.config = config;
        this.clock = clock;
        this.sounds = sounds;
        this.report = report;
    }

    /// Replaces the voice; tests use it to hear what is said.
    ///
    /// @param maker given who is told what keeps the voice from speaking
    public void speakBy(Function<Consumer<EngineVoice.Fault>, Voice> maker) {
        voice = maker.apply(this::failed);
    }

    /// Takes the keys and touches of these visits.
    void start(VisitLoop newVisits) {
        visits = newVisits;
        Scene scene = newVisits.scene();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> typed(e, true));
        scene.addEventFilter(KeyEvent.KEY_RELEASED, e -> typed(e, false));
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, this::touched);
        newVisits.announceBy(this::announced);
        newVisits.watch(this::drawn);
        newVisits.tryVoiceBy(this::tryVoice);
        newVisits.listenBy(
                wasReading -> session().narrator.listen(wasReading),
                () -> session != null && session.narrator.reads(),
                node -> session().narrator.hear(node),
                () -> settings.speech().isPresent() && fault == EngineVoice.Fault.NONE);
    }

    private void announced(Visit visit) {
        if (session != null || visit.comfort().speech() != Comfort.Speech.SILENT) {
            session().announce(visit);
        }
    }

    private void drawn(Visit visit) {
        boolean before = visited;
        visited = !(visit.place() instanceof Place.Welcome);
        if (visited && !before) {
            begun(visit);
        }
        if (session != null) {
            session.point();
        }
    }

    /// Whatever kept the voice from speaking may be over; if so, "listen" comes back for this
    /// visit.
    private void begun(Visit visit) {
        boolean silent = visit.comfort().speech() == Comfort.Speech.SILENT;
        if (silent && fault != EngineVoice.Fault.NONE) {
            String language = visit.language();
            voice().tryAgain(
                            new Part(
                                    "",
                                    language,
                                    present().content().language(language).orElseThrow().name()));
        }
    }

    /// Staff hear a few words in their language by one of the outputs, as loud as a visit begins.
    private void tryVoice(StaffTask.TestVoice test) {
        String code = present().visit().language();
        Language language = present().content().language(code).orElseThrow();
        voice().say(
                        new Utterance(
                                List.of(new Part("", code, language.text("speech.near"))),
                                test.headset() ? Output.HEADSET : Output.LOUDSPEAKER,
                                Volume.AT_FIRST,
                                ENGINE_LIMIT),
                        new Voice.Listener() {
                            @Override
                            public void began(Utterance utterance, int part) {
                                // It is heard.
                            }

                            @Override
                            public void ended(Utterance utterance) {
                                // What went wrong is reported.
                            }
                        });
    }

    private void typed(KeyEvent event, boolean down) {
        if (event.isConsumed()) {
            // A scanner ended a code.
            return;
        }
        String name = event.getCode().name();
        for (VisitorKey key : VisitorKey.values()) {
            if (names(key).contains(name)) {
                event.consume();
                key(key, down);
                return;
            }
        }
    }

    private List<String> names(VisitorKey key) {
        TerminalSettings.Keys keys = settings.keys();
        return switch (key) {
            case NEXT -> keys.next();
            case PREVIOUS -> keys.previous();
            case CHOOSE -> keys.choose();
            case REPEAT -> keys.repeat();
        };
    }

    /// One of the four keys went down or came up, on a keyboard or on the pins.
    void key(VisitorKey key, boolean down) {
        if (!(present().visit().panel() instanceof Panel.Staff)) {
            session().key(key, down);
        } else if (!down && session != null) {
            // Pressed before the panel came; else it would count as held down for ever.
            var _ = session.keys.released(key, clock.sinceBoot());
        }
    }

    /// A headset was plugged in or pulled out.
    void headset(boolean plugged) {
        session().headset(plugged);
    }

    /// Somebody came near.
    void near() {
        boolean nobody = present().visit().place() instanceof Place.Welcome;
        if (nobody && settings.speech().isPresent()) {
            session().narrator.near();
        }
    }

    private void touched(MouseEvent event) {
        if (session == null || !session.narrator.hearsFirst()) {
            return;
        }
        Node node = event.getPickResult().getIntersectedNode();
        while (node != null && !node.getStyleClass().contains("hit")) {
            node = node.getParent();
        }
        if (node != null && node.getId() != null && session.narrator.touched(node.getId())) {
            event.consume();
        }
    }

    private VisitLoop present() {
        VisitLoop started = visits;
        if (started == null) {
            throw new IllegalStateException("there are no visits yet");
        }
        return started;
    }

    private Session session() {
        Session made = session;
        if (made == null) {
            made = new Session(present());
            session = made;
            made.announce(present().visit());
        }
        return made;
    }

    private Voice voice() {
        Voice made = voice;
        if (made == null) {
            made =
                    settings.speech()
                            .filter(_ -> sounds)
                            .<Voice>map(this::engineVoice)
                            .orElse(Voice.NONE);
            voice = made;
        }
        return made;
    }

    private EngineVoice engineVoice(TerminalSettings.Speech speech) {
        return voice(speech, pronunciation(config), this::failed);
    }

    /// A voice by these settings.
    ///
    /// @param report told on any thread what keeps it from speaking, and when it speaks again
    public static EngineVoice voice(
            TerminalSettings.Speech speech,
            Pronunciation pronunciation,
            Consumer<EngineVoice.Fault> report) {
        Map<Output, List<String>> outputs = new EnumMap<>(Output.class);
        outputs.put(Output.LOUDSPEAKER, speech.loudspeaker());
        if (!speech.headset().isEmpty()) {
            outputs.put(Output.HEADSET, speech.headset());
        }
        return new EngineVoice(engine(speech), outputs, pronunciation, report);
    }

    /// The engine of these settings.
    public static Engine engine(TerminalSettings.Speech speech) {
        return speech.engine().isEmpty() ? new Engine() : new Engine(speech.engine(), ENGINE_LIMIT);
    }

    /// How this house's words are said; as they are written if its files have faults.
    private static Pronunciation pronunciation(Path config) {
        return switch (PronunciationReader.load(config)) {
            case LoadResult.Loaded<Map<String, Map<String, String>>>(var words) ->
                    new Pronunciation(words);
            case LoadResult.Refused<Map<String, Map<String, String>>>(var faults) -> {
                FaultReport.lines(faults).forEach(Logger::warn);
                yield Pronunciation.NONE;
            }
        };
    }

    private void failed(EngineVoice.Fault now) {
        fault = now;
        report.accept(now);
    }

    @Override
    public void close() {
        Voice made = voice;
        if (made != null) {
            made.close();
        }
    }

    /// What is made once somebody uses it.
    private final class Session implements Narrator.Surface {
        private final VisitLoop loop;
        private final KeyFilter keys = new KeyFilter(settings.keys().doubleStrike());
        private final Narrator narrator = new Narrator(voice(), this);
        private String wanted = "";
        private boolean announcing;
        private boolean turning;

        Session(VisitLoop loop) {
            this.loop = loop;
        }

        void key(VisitorKey key, boolean down) {
            Optional<KeyFilter.Meaning> meaning =
                    down
                            ? keys.pressed(key, clock.sinceBoot())
                            : keys.released(key, clock.sinceBoot());
            meaning.ifPresent(
                    m -> {
                        switch (m) {
                            case KeyFilter.Meaning.Press(VisitorKey pressed) ->
                                    narrator.pressed(pressed);
                            case KeyFilter.Meaning.Louder() -> narrator.louder();
                        }
                    });
        }

        void headset(boolean plugged) {
            if (narrator.headset(plugged)) {
                announce(loop.visit());
                point();
            }
        }

        void announce(Visit visit) {
            announcing = true;
            narrator.shown(spoken(visit), visit.comfort().speech());
            announcing = false;
        }

        private SpokenScreen spoken(Visit visit) {
            Surroundings around = loop.surroundings();
            SpokenScreens of = new SpokenScreens(loop.content(), loop.machine());
            boolean lastSent = visit.panel() instanceof Panel.LastSent;
            return of.of(
                    visit,
                    new Circumstances(
                            around.printer(),
                            around.hasPrinter(),
                            around.otherPaper(),
                            around.outlookOrNull(),
                            around.issued().map(Surroundings.Issued::estimate).orElse(null),
                            lastSent
                                    ? SentWords.lines(
                                            around.sentOrNull(),
                                            loop.content(),
                                            loop.content().language(visit.language()).orElseThrow())
                                    : List.of(),
                            loop.display().format() == Display.Format.L,
                            loop.display().format() == Display.Format.S,
                            around.speaks(),
                            narrator.headset(),
                            narrator.hearsFirst(),
                            around.datesOrNull(),
                            around.codes()),
                    loop.now());
        }

        @Override
        public void send(Event event) {
            loop.on(event);
        }

        @Override
        public void point(String node) {
            wanted = node;
            if (!announcing) {
                point();
            }
        }

        /// Rings what is wanted, on whatever page of its list it is.
        void point() {
            if (loop.point(wanted) || wanted.isEmpty() || turning) {
                return;
            }
            Optional<Integer> page = page(loop.visit());
            if (page.isEmpty() || wanted.equals("heading")) {
                return;
            }
            turning = true;
            try {
                for (int i = 1; i <= MOST_PAGES && !loop.point(wanted); i++) {
                    int next = i == 1 ? page.get() + 1 : i - 2;
                    loop.on(new Event.PageTurned(next));
                }
            } finally {
                turning = false;
            }
        }

        @Override
        public void later(Runnable task) {
            Platform.runLater(task);
        }
    }

    /// Which page of its list a place is at.
    private static Optional<Integer> page(Visit visit) {
        return switch (visit.place()) {
            case Place.ThisWeek week -> Optional.of(week.page());
            case Place.House house -> Optional.of(house.page());
            case Place.Interests interests -> Optional.of(interests.page());
            case Place.Trades trades -> Optional.of(trades.page());
            case Place.Trade trade -> Optional.of(trade.page());
            case Place.Detail detail -> Optional.of(detail.page());
            case Place.Themes themes -> Optional.of(themes.page());
            case Place.Asking asking -> Optional.of(asking.page());
            case Place.Result result -> Optional.of(result.page());
            case Place.AboutYou about -> Optional.of(about.page());
            case Place.Preview preview -> Optional.of(preview.page());
            default -> Optional.empty();
        };
    }
}
