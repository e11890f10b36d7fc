package brussels.citedesmetiers.kiosk.hardware;

import com.pi4j.Pi4J;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import com.pi4j.context.Context;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import java.util.Optional;
import org.tinylog.Logger;

/// The pin header of the board this runs on.
final class PinHeader {
    private PinHeader() {}

    /// Opens the header through the kernel's GPIO character device. Takes a fifth of a second,
    /// because the board is identified first.
    ///
    /// @return empty on anything other than a Raspberry Pi
    static Optional<PinLines> open() {
        if (!BoardInfoHelper.runningOnRaspberryPi()) {
            return Optional.empty();
        }
        Logger.info("Pins of a {}", BoardInfoHelper.current().getBoardModel());
        return Optional.of(new HeaderLines(kernel()));
    }

    /// Pins through the kernel, whatever board this is.
    ///
    /// The providers are named rather than detected: detection would pick up anything that happens
    /// to be on the path. Pi4J's platform for the Raspberry Pi merely chooses among providers, and
    /// is not shipped; its core knows the board's model. Pi4J's own shutdown hook gives the outputs
    /// their last levels if the process is told to end and nobody has closed them.
    static Context kernel() {
        return Pi4J.newContextBuilder()
                .noAutoDetect()
                .enableShutdownHook()
                .add(
                        GpioDDigitalInputProvider.newInstance(),
                        GpioDDigitalOutputProvider.newInstance())
                .build();
    }
}
