package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kiosk desk`: the site's hub without a screen.
final class DeskCommandTest {
    @TempDir Path folder;
    private final StringWriter err = new StringWriter();

    /// Starts the desk.
    ///
    /// @return its port
    private int serves(ConfigFolder config) throws Exception {
        DeskCommand command =
                new DeskCommand(
                        new Invocation(
                                Map.of(
                                        "KIOSK_CONFIG",
                                        config.path().toString(),
                                        "KIOSK_DATA",
                                        folder.resolve("data").toString()),
                                new PinEntry.Piped(new BufferedReader(new StringReader(""))),
                                new PrintWriter(new StringWriter()),
                                new PrintWriter(err)));
        try (StandaloneHub hub =
                command.start(DeskAddress.on(0))
                        .orElseThrow(() -> new AssertionError(err.toString()))) {
            return hub.desk().port();
        }
    }

    @Test
    void aDeskServesOnWithTheLastGoodContentWhenAnEditBrokeIt() throws Exception {
        ConfigFolder config = ConfigFolder.shippedIn(folder);
        assertTrue(serves(config) > 0);
        assertEquals("", err.toString());
        config.write("content/themes.json", "{");
        assertTrue(serves(config) > 0);
        assertTrue(err.toString().contains("content/themes.json"), err.toString());
    }
}
