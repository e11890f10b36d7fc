package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.TradesReader;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.PrinterFaults;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trades are read after the first screen is up, and a quick visitor may be at the result before.
class LateTradesTest {
    @TempDir Path data;

    @Test
    void theWayToTradesComesToAResultThatWasThereBeforeThem() throws Exception {
        ConfigFolder config = ConfigFolder.shippedIn(data);
        Trades trades = ConfigFolder.sound(TradesReader.load(config.path()));
        Files.delete(config.path().resolve("content/trades.json"));
        try (Bench bench =
                Bench.open(
                        config.path(), data.resolve("data"), "none", PrinterFaults.QUICK, null)) {
            bench.play(
                            "tap language-fr",
                            "tap theme-C",
                            "tap choice-parent",
                            "tap choice-option",
                            "tap choice-fr",
                            "tap choice-nothing",
                            "tap choice-yes")
                    .await(Place.Result.class);
            Frames.call(
                    () -> {
                        bench.visits().trades(trades);
                        return true;
                    });
            bench.play("tap trades").await(Place.Trades.class);
        }
    }
}
