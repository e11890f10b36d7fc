package brussels.citedesmetiers.kiosk.comparison;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Window;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/// Says where a visitor could tap now. It is loaded into the packaged kiosk while that runs, so
/// that what is measured is the kiosk as it is shipped; between two questions it does nothing.
public final class NodePlaces {
    private static final String GOODBYE = "goodbye";

    private NodePlaces() {}

    /// Connects to who asks.
    ///
    /// @param port where who asks listens; every line from there is answered by a line of `id x y`
    public static void agentmain(String port) {
        Thread.ofPlatform()
                .daemon()
                .name("node places")
                .start(() -> answer(Integer.parseInt(port)));
    }

    private static void answer(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out =
                        new PrintWriter(
                                new OutputStreamWriter(
                                        socket.getOutputStream(), StandardCharsets.UTF_8),
                                true)) {
            while (in.readLine() != null) {
                CompletableFuture<String> places = new CompletableFuture<>();
                Platform.runLater(
                        () -> {
                            try {
                                places.complete(places());
                            } catch (RuntimeException e) {
                                places.completeExceptionally(e);
                            }
                        });
                out.println(places.get());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Nothing while an answer is seen chosen before what follows it comes: a tap at a choice then
    /// meets the next screen, where nothing may be at that place.
    private static String places() {
        StringBuilder line = new StringBuilder();
        boolean chosen = false;
        boolean several = false;
        for (Window window : Window.getWindows()) {
            // What was drawn just now has no place before it is laid out.
            window.getScene().getRoot().applyCss();
            window.getScene().getRoot().layout();
            Deque<Node> left = new ArrayDeque<>();
            left.add(window.getScene().getRoot());
            while (!left.isEmpty()) {
                Node node = left.removeFirst();
                String id = node.getId() == null ? "" : node.getId();
                chosen |= id.startsWith("choice-") && node.getStyleClass().contains("on");
                several |= id.equals("next");
                boolean tappable =
                        node.getStyleClass().contains("hit")
                                && !node.getStyleClass().contains("waiting");
                if (!id.isEmpty() && (tappable || GOODBYE.equals(id))) {
                    Bounds at = node.localToScene(node.getLayoutBounds());
                    line.append(id)
                            .append(' ')
                            .append(Math.round(at.getCenterX()))
                            .append(' ')
                            .append(Math.round(at.getCenterY()))
                            .append(' ');
                }
                if (node.isVisible() && node instanceof Parent parent) {
                    left.addAll(parent.getChildrenUnmodifiable());
                }
            }
        }
        return chosen && !several ? "" : line.toString();
    }
}
