package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.BootClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Command-line choices that override `terminal.json`, and the clocks of the machine.
///
/// @param config the configuration folder
/// @param data data folder, or null for the one in the settings
/// @param printer printer address, or null for the one in the settings
/// @param display screen, or null for the one in the settings
/// @param online whether it may communicate with desks, hub and centre; a scripted run must not
/// @param mustKeep whether it may only give numbers that its data folder keeps over a restart of
///   the machine; somebody trying it out need not care
public record TerminalChoices(
        Path config,
        @Nullable Path data,
        @Nullable String printer,
        @Nullable Display display,
        WallClock clock,
        BootClock boot,
        boolean online,
        boolean mustKeep) {

    /// Choices of somebody trying it out.
    public TerminalChoices(
            Path config,
            @Nullable Path data,
            @Nullable String printer,
            @Nullable Display display,
            WallClock clock,
            BootClock boot,
            boolean online) {
        this(config, data, printer, display, clock, boot, online, false);
    }
}
