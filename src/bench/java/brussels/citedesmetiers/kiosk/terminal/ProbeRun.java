package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Background;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;

/// The terminal in a window at 0,0 with a mark of 16 by 16 pixels at the bottom left that an X11
/// probe can watch: red is 32 times the kind of screen (0 welcome, 2 themes, 3 question, 4 result),
/// green a number that changes with every screen, blue 0x5A. For every line on standard input it
/// writes a line with the id and the middle of all that can be tapped. For timing from outside; not
/// shipped.
public final class ProbeRun {
    private static final int SIDE = 16;
    private static final int KIND = 32;
    private static final int BLUE = 0x5a;

    private ProbeRun() {}

    /// @param args configuration folder, data folder, display as 1024x600@7
    public static void main(String[] args) throws Exception {
        Frames.startToolkit(Fonts::load);
        InstantSource clock = InstantSource.system();
        Display display = Display.parse(args[2]);
        Terminal terminal =
                Terminal.of(
                                new TerminalChoices(
                                        Path.of(args[0]),
                                        Path.of(args[1]),
                                        "none",
                                        display,
                                        new WallClock(clock, () -> false),
                                        BootClock.by(clock),
                                        false),
                                new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                        .orElseThrow();
        Rectangle mark = new Rectangle(SIDE, SIDE);
        int[] sequence = {0};
        Frames.call(
                () -> {
                    Scene scene = terminal.visits().scene();
                    Parent kiosk = scene.getRoot();
                    scene.setRoot(new StackPane());
                    StackPane both = new StackPane(kiosk, mark);
                    both.setBackground(Background.EMPTY);
                    StackPane.setAlignment(mark, Pos.BOTTOM_LEFT);
                    scene.setRoot(both);
                    colour(mark, terminal.visits().visit(), 0);
                    terminal.visits()
                            .watch(
                                    visit ->
                                            colour(
                                                    mark,
                                                    visit,
                                                    sequence[0] = (sequence[0] + 1) % 256));
                    return true;
                });
        Thread.ofPlatform().daemon().start(() -> answer(terminal));
        System.exit(new OnDisplay(terminal, true, ProbeRun::atOrigin).run());
    }

    private static void answer(Terminal terminal) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (in.readLine() != null) {
                System.out.println(
                        Frames.call(() -> targets(terminal.visits().scene().getRoot())));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String targets(Parent root) {
        StringBuilder line = new StringBuilder("targets");
        ArrayDeque<Node> left = new ArrayDeque<>(List.of(root));
        while (!left.isEmpty()) {
            Node node = left.removeFirst();
            if (node.getId() != null && !node.isDisabled()) {
                Bounds at = node.localToScene(node.getLayoutBounds());
                line.append(
                        String.format(
                                Locale.ROOT,
                                " %s %.0f %.0f",
                                node.getId(),
                                at.getCenterX(),
                                at.getCenterY()));
            }
            if (node instanceof Parent parent) {
                left.addAll(parent.getChildrenUnmodifiable());
            }
        }
        return line.toString();
    }

    private static void atOrigin(Stage stage) {
        stage.setX(0);
        stage.setY(0);
    }

    private static void colour(Rectangle mark, Visit visit, int sequence) {
        int kind =
                switch (visit.place()) {
                    case Place.Welcome w -> 0;
                    case Place.Themes t -> 2;
                    case Place.Asking a -> 3;
                    default -> 4;
                };
        mark.setFill(Color.rgb(KIND * kind, sequence, BLUE));
    }
}
