package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Sizes;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.net.URL;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The one scene of the terminal. It draws the state of a visit and holds no state of its own but
/// its nodes. JavaFX thread only.
public final class KioskScreen {
    private final Pane root = new Filled();
    private final Scene scene;
    private final Display display;
    private Content content;
    private VisitMachine machine;
    private final Consumer<Event> out;
    private final Motion motion = new Motion();
    private final StaffDesk desk;
    private final Map<FrameKey, Frame> frames = new HashMap<>();
    private final Region shade = new Region();
    private final Ring ring = new Ring();
    private boolean dimmed;
    private String pointed = "";

    private @Nullable Drawn drawn;

    /// What a screen depends on, but for what surrounds the visit.
    private record Drawn(Place place, Panel panel, String language, Comfort comfort) {
        /// Whether this differs by more of a paper only, which is still coming.
        boolean advances(@Nullable Drawn from) {
            return from != null
                    && place instanceof Place.Printing(Place.Paper paper, double _)
                    && from.place instanceof Place.Printing(Place.Paper before, double _)
                    && paper == before
                    && panel instanceof Panel.None
                    && from.equals(new Drawn(from.place, panel, language, comfort));
        }
    }

    /// The parts of a look that a frame depends on.
    private record FrameKey(Comfort comfort, boolean rightToLeft) {}

    /// @param out receives what visitors and staff tap
    public KioskScreen(
            Display display,
            Content content,
            VisitMachine machine,
            StaffDesk desk,
            Consumer<Event> out) {
        this.display = display;
        this.content = content;
        this.machine = machine;
        this.desk = desk;
        this.out =
                event -> {
                    motion.decide();
                    out.accept(event);
                };
        shade.setId("shade");
        shade.setMouseTransparent(true);
        this.scene = new Scene(root, display.widthPx(), display.heightPx());
        URL sheet = Objects.requireNonNull(KioskScreen.class.getResource("kiosk.css"));
        Look sizes =
                new Look(display, Comfort.STANDARD, content.languages().getFirst(), "none", false);
        scene.getStylesheets().addAll(sheet.toExternalForm(), Sizes.sheet(sizes));
    }

    /// The scene to put on a stage.
    public Scene scene() {
        return scene;
    }

    /// Replaces the content. What is on the screen stays until the next state is drawn.
    public void speak(Content newContent, VisitMachine next) {
        content = newContent;
        machine = next;
    }

    /// Draws this state of a visit.
    public void show(Visit visit, Surroundings around, Instant now) {
        Drawn next = new Drawn(visit.place(), visit.panel(), visit.language(), visit.comfort());
        boolean advances = next.advances(drawn);
        drawn = next;
        if (advances
                && visit.place() instanceof Place.Printing printing
                && root.lookup("#" + PaperSlot.ID) instanceof PaperSlot slot) {
            motion.advance(slot, PaperView.progress(printing), visit);
            return;
        }
        motion.drawing(visit);
        Language language = content.language(visit.language()).orElseThrow();
        String theme = theme(visit);
        boolean day = desk.sunlight();
        Look look =
                new Look(
                        display, visit.comfort().with(Comfort.Speech.SILENT), language, theme, day);
        Scenery scenery =
                new Scenery(look, visit, machine, content, around, this::frame, motion, out);
        if (visit.place() instanceof Place.Welcome || visit.place() instanceof Place.Goodbye) {
            frames.values().forEach(Frame::forget);
        }
        Region view = view(scenery, now);
        root.setNodeOrientation(
                look.rightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT);
        wear(
                List.of(
                        "kiosk",
                        "format-" + look.format(),
                        "theme-" + theme,
                        visit.comfort().highContrast() ? "hc" : day ? "day" : "light"));
        stand(view);
        point(pointed);
        motion.drawn(visit, root);
    }

    /// What is worn already is not set again: JavaFX would find the style of every node anew.
    private void wear(List<String> classes) {
        if (!root.getStyleClass().equals(classes)) {
            root.getStyleClass().setAll(classes);
        }
    }

    /// A frame that stands already is not put up again: JavaFX would paint the whole screen.
    private void stand(Region view) {
        if (root.getChildren().isEmpty() || !root.getChildren().getFirst().equals(view)) {
            root.getChildren().setAll(view);
            if (dimmed) {
                root.getChildren().add(shade);
            }
        }
    }

    /// Lets what has its own motion move; at first everything is immediate.
    public void move() {
        motion.allow();
    }

    /// What moves on it.
    Motion motion() {
        return motion;
    }

    /// Darkens the whole screen, or makes it as bright as before. A tap goes through the shade.
    public void dim(boolean dim) {
        if (dim && !dimmed) {
            root.getChildren().add(shade);
        } else if (!dim) {
            root.getChildren().remove(shade);
        }
        dimmed = dim;
    }

    /// What keys stop at on this screen, in their order: the title, its list, what turns its pages,
    /// its actions and the ways out. The order of what stays does not change with the screen.
    List<Node> keyOrder() {
        return KeySlot.order(root);
    }

    /// Rings a control, and keeps it ringed on the screens that follow.
    ///
    /// @param id of a control or heading; empty for none
    /// @return whether it is on the screen
    public boolean point(String id) {
        pointed = id;
        return ring.around(root, id);
    }

    /// The frames kept for the next visits.
    List<Region> kept() {
        return frames.values().stream().map(Frame::region).toList();
    }

    private Frame frame(Look look) {
        return frames.computeIfAbsent(
                new FrameKey(look.comfort(), look.rightToLeft()), _ -> new Frame(look));
    }

    /// The theme whose colour is shown: none before one is chosen, on the themes screen, at the
    /// end, and in the staff panel.
    private String theme(Visit visit) {
        boolean neutral =
                visit.place() instanceof Place.Welcome
                        || visit.place() instanceof Place.Themes
                        || visit.place() instanceof Place.ThisWeek
                        || visit.place() instanceof Place.ArrivalCode
                        || visit.place() instanceof Place.Arriving
                        || visit.place() instanceof Place.Arrived
                        || visit.place() instanceof Place.Goodbye
                        || visit.panel() instanceof Panel.Staff;
        return neutral || !machine.asks(visit) ? "none" : visit.themeId().orElse("none");
    }

    private Region view(Scenery scenery, Instant now) {
        return switch (scenery.visit().panel()) {
            case Panel.None() -> place(scenery);
            case Panel.Languages() -> new PanelView(scenery).languages();
            case Panel.Accessibility() -> new PanelView(scenery).accessibility();
            case Panel.LastSent() -> new SentView(scenery).build();
            case Panel.ConfirmStartOver() -> new PanelView(scenery).confirmStartOver();
            case Panel.StillThere still -> new PanelView(scenery).stillThere(still, now);
            case Panel.Staff(Panel.StaffPage page) -> {
                StaffView staff = new StaffView(scenery.atFirstTextSize(), desk);
                yield switch (page) {
                    case PIN -> staff.pin();
                    case PARTS -> staff.panel();
                    case DEVICES -> new StaffDevicesView(scenery.atFirstTextSize()).devices();
                    case FAULTS -> new StaffDevicesView(scenery.atFirstTextSize()).faults();
                    case POWER -> new StaffDevicesView(scenery.atFirstTextSize()).power();
                    case CLOSING -> new StaffDevicesView(scenery.atFirstTextSize()).closing();
                    case DESK -> new StaffPagesView(scenery.atFirstTextSize()).desk();
                    case DAY -> new StaffPagesView(scenery.atFirstTextSize()).day();
                    case NUMBER -> new StaffNumberView(scenery.atFirstTextSize()).page();
                };
            }
        };
    }

    private static Region place(Scenery scenery) {
        return switch (scenery.visit().place()) {
            case Place.Welcome w -> new WelcomeView(scenery).build();
            case Place.ThisWeek week -> new ThisWeekView(scenery).build(week.page());
            case Place.Themes t -> new ThemesView(scenery).build(t);
            case Place.ArrivalCode code -> new ArrivalView(scenery).code(code);
            case Place.Arriving a -> new ArrivalView(scenery).arriving();
            case Place.Arrived arrived -> new ArrivalView(scenery).arrived(arrived);
            case Place.House house -> new HouseView(scenery).build(house.page());
            case Place.Asking asking -> new QuestionView(scenery).build(asking);
            case Place.Result result -> new ResultView(scenery).build(result.page());
            case Place.Interests interests -> new InterestsView(scenery).build(interests.page());
            case Place.Detail detail -> new DetailView(scenery).build(detail);
            case Place.Trades trades -> new TradesView(scenery).build(trades);
            case Place.Trade trade -> new TradeView(scenery).build(trade);
            case Place.ListOnPhone l -> new PhoneView(scenery).list();
            case Place.AboutYou about -> new QuestionView(scenery).build(about);
            case Place.Preview preview -> new PreviewView(scenery).build(preview.page());
            case Place.Issuing i -> new PaperView(scenery).issuing();
            case Place.Printing printing -> new PaperView(scenery).printing(printing);
            case Place.Printed printed -> new PaperView(scenery).printed(printed);
            case Place.Jam jam -> new JamView(scenery).build(jam);
            case Place.TicketOnPhone t -> new PhoneView(scenery).ticket();
            case Place.NoNumber n -> new EndView(scenery).noNumber();
            case Place.Feedback f -> new EndView(scenery).feedback();
            case Place.Goodbye g -> new EndView(scenery).goodbye();
        };
    }

    /// Gives each child its whole area.
    private static final class Filled extends Pane {
        @Override
        protected void layoutChildren() {
            getManagedChildren().forEach(c -> c.resizeRelocate(0, 0, getWidth(), getHeight()));
        }
    }
}
