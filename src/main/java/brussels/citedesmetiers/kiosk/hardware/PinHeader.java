package brussels.citedesmetiers.kiosk.hardware;

import com.pi4j.Pi4J;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import com.pi4j.context.Context;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import java.util.Optional;

/// The pin header of the board that this runs on.
final class PinHeader {
    private PinHeader() {}

    /// Opens the header through the kernel's GPIO character device. Takes a fifth of a second, as
    /// the board is asked who it is.
    ///
    /// The provider is named rather than detected: detection would take anything that happens to
    /// lie on the path. A provider is all that an output needs: Pi4J's platform for the Raspberry
    /// Pi only chooses among providers, and is not shipped. Pi4J's own hook turns the outputs off
    /// when the process is told to end and nobody closes them.
    ///
    /// @return empty on anything but a Raspberry Pi; the caller shuts the context down
    static Optional<Context> open() {
        if (!BoardInfoHelper.runningOnRaspberryPi()) {
            return Optional.empty();
        }
        return Optional.of(
                Pi4J.newContextBuilder()
                        .noAutoDetect()
                        .enableShutdownHook()
                        .add(GpioDDigitalOutputProvider.newInstance())
                        .build());
    }
}
