package brussels.citedesmetiers.kiosk.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A screen in memory of its own, looked at from outside.
final class Xvfb implements AutoCloseable {
    private final Process server;
    private final String display;
    private final ScreenWatch watch;

    Xvfb() throws IOException {
        server =
                new ProcessBuilder(
                                "Xvfb",
                                "-displayfd",
                                "1",
                                "-screen",
                                "0",
                                ScreenWatch.WIDTH + "x" + ScreenWatch.HEIGHT + "x24",
                                "-nolisten",
                                "tcp",
                                "-noreset")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String number = server.inputReader(StandardCharsets.US_ASCII).readLine();
        if (number == null) {
            throw new IllegalStateException("Xvfb did not start");
        }
        display = ":" + number;
        watch = new ScreenWatch(display);
    }

    String display() {
        return display;
    }

    ScreenWatch watch() {
        return watch;
    }

    @Override
    public void close() {
        watch.close();
        server.destroy();
    }
}
