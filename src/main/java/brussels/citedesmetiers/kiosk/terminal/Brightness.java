package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.hardware.Backlight;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Dims the screen by its backlight where that can be set, else by a shade over the picture. JavaFX
/// thread only.
final class Brightness implements AutoCloseable {
    private static final long CLOSE_SECONDS = 1;

    private final Supplier<Optional<Backlight>> finder;
    private final Consumer<Boolean> shade;
    private @Nullable ExecutorService thread;
    private boolean dim;

    // Used only on its thread.
    private @Nullable Backlight light;
    private boolean sought;

    /// @param shade darkens the picture, on the JavaFX thread
    Brightness(Supplier<Optional<Backlight>> finder, Consumer<Boolean> shade) {
        this.finder = finder;
        this.shade = shade;
    }

    /// Whether the screen is dim now.
    boolean isDim() {
        return dim;
    }

    void dim(boolean now) {
        if (now == dim) {
            return;
        }
        dim = now;
        ExecutorService present = thread;
        if (present == null) {
            present =
                    Executors.newSingleThreadExecutor(
                            task -> Thread.ofPlatform().name("backlight").daemon().unstarted(task));
            thread = present;
        }
        present.execute(() -> set(now));
    }

    private void set(boolean now) {
        if (!sought) {
            sought = true;
            light = finder.get().orElse(null);
        }
        Backlight present = light;
        if (present != null) {
            try {
                present.dim(now);
                return;
            } catch (IOException e) {
                Logger.warn(
                        e, "The backlight cannot be set any more; the picture is darkened instead");
                light = null;
            }
        }
        Platform.runLater(() -> shade.accept(now));
    }

    /// Leaves the screen bright.
    @Override
    public void close() {
        dim(false);
        ExecutorService present = thread;
        if (present == null) {
            return;
        }
        present.shutdown();
        try {
            if (!present.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                Logger.warn("The backlight could not be set in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
