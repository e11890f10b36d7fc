package brussels.citedesmetiers.kiosk.hardware;

import com.pi4j.Pi4J;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import com.pi4j.context.Context;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import java.util.Optional;

/// The pin header of the board this runs on.
final class PinHeader {
    private PinHeader() {}

    /// Opens the header through the kernel's GPIO character device. Takes a fifth of a second,
    /// because the board is identified first.
    ///
    /// The provider is named rather than detected: detection would pick up anything that happens to
    /// be on the path. An output needs only a provider: Pi4J's platform for the Raspberry Pi merely
    /// chooses among providers, and is not shipped. Pi4J's own shutdown hook turns the outputs off
    /// if the process is told to end and nobody has closed them.
    ///
    /// @return empty on anything other than a Raspberry Pi; the caller shuts the context down
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
