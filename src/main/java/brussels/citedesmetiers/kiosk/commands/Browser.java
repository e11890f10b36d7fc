package brussels.citedesmetiers.kiosk.commands;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.tinylog.Logger;

/// The web browser of the person at this machine.
final class Browser {
    private static final List<String> PROGRAMS =
            List.of("xdg-open", "sensible-browser", "x-www-browser");

    private Browser() {}

    /// Opens a page. Starts a process, so never call it on the JavaFX thread.
    ///
    /// @return false if no browser was found
    static boolean open(URI page) {
        for (String program : PROGRAMS) {
            try {
                new ProcessBuilder(program, page.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return true;
            } catch (IOException e) {
                Logger.debug(e, "There is no {}", program);
            }
        }
        return false;
    }
}
