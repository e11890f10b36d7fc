package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.printing.PrinterProfile;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who this terminal is and what is attached to it: `terminal.json`.
///
/// @param id stable; together with a serial it identifies a ticket
/// @param letter the terminal's letter in ticket codes, unique in its site
/// @param site the id of its site
/// @param printers in the order in which they are tried; may be empty
/// @param pins what is connected to the pin header
/// @param dataFolder where the terminal writes everything it keeps
/// @param languages the languages offered here, those of the folder `languages`; empty means those
///   that every content has
/// @param hub who keeps the site's adviser queue
/// @param centreAddress the centre that counts go to, or null if they travel by stick
/// @param speechOrNull the voice that reads the screens aloud, or null if there is none
/// @param keys the four keys of a keyboard
/// @param updates which bundles it takes
public record TerminalSettings(
        String id,
        char letter,
        String site,
        TerminalKind kind,
        Display display,
        List<Printer> printers,
        Pins pins,
        Path dataFolder,
        List<String> languages,
        Hub hub,
        @Nullable CentreAddress centreAddress,
        @Nullable Speech speechOrNull,
        Keys keys,
        Updates updates) {
    public TerminalSettings {
        printers = List.copyOf(printers);
        languages = List.copyOf(languages);
    }

    /// Who keeps the site's adviser queue.
    public sealed interface Hub {

        /// Nobody: tickets are plain numbers.
        record None() implements Hub {}

        /// This terminal, with the staff pages on this port.
        ///
        /// @param hotspotOrNull the network of its own that staff join, or null if there is none
        record Here(int port, @Nullable Hotspot hotspotOrNull) implements Hub {}

        /// The terminal at this address.
        record Elsewhere(URI address) implements Hub {}
    }

    /// A wireless network that this terminal makes for the staff's phones.
    ///
    /// @param name of the network
    /// @param address this terminal's in it
    /// @param keyFile contains the network's key; if relative, in the data folder in use
    public record Hotspot(String name, String address, Path keyFile) {}

    /// The centre that counts go to; its token file, if relative, is in the data folder in use
    /// ([CentreAddress#in]).
    public Optional<CentreAddress> centre() {
        return Optional.ofNullable(centreAddress);
    }

    /// The voice that reads the screens aloud.
    public Optional<Speech> speech() {
        return Optional.ofNullable(speechOrNull);
    }

    /// The programs that read the screens aloud, each with its arguments.
    ///
    /// @param engine makes WAV of the text it reads; `{language}` stands for its language. Empty
    ///   for the one that needs no setting
    /// @param loudspeaker plays WAV it reads, for everybody
    /// @param headset plays it for the visitor alone; empty if there is no such output
    public record Speech(List<String> engine, List<String> loudspeaker, List<String> headset) {
        /// Plays on the machine's own output.
        static final List<String> USUAL_OUTPUT = List.of("aplay", "-q");

        /// What needs no setting.
        public static final Speech USUAL = new Speech(List.of(), USUAL_OUTPUT, List.of());

        public Speech {
            engine = List.copyOf(engine);
            loudspeaker = List.copyOf(loudspeaker);
            headset = List.copyOf(headset);
        }
    }

    /// The names of the keys that lead through a visit, each of which may have several.
    ///
    /// @param doubleStrike after a press, how long the same key is not accepted
    public record Keys(
            List<String> next,
            List<String> previous,
            List<String> choose,
            List<String> repeat,
            Duration doubleStrike) {
        /// None of them is typed by a scanner.
        static final Keys USUAL =
                new Keys(
                        List.of("DOWN", "RIGHT"),
                        List.of("UP", "LEFT"),
                        List.of("END", "F2"),
                        List.of("HOME", "F1"),
                        Duration.ofMillis(250));

        public Keys {
            next = List.copyOf(next);
            previous = List.copyOf(previous);
            choose = List.copyOf(choose);
            repeat = List.copyOf(repeat);
        }
    }

    /// Which bundles a terminal takes.
    ///
    /// @param keys Base64 of each public key that is trusted; empty if none is taken
    /// @param folder where a stick appears, or null if none is looked for
    public record Updates(List<String> keys, @Nullable Path folder) {
        static final Updates NONE = new Updates(List.of(), null);

        public Updates {
            keys = List.copyOf(keys);
        }

        /// Where a stick appears, if one is looked for.
        public Optional<Path> stick() {
            return Optional.ofNullable(folder);
        }
    }

    /// The screen, as someone in front of it experiences it.
    ///
    /// @param diagonalInches of the visible picture
    /// @param viewingDistanceMm from the eyes to the glass
    /// @param lowerEdgeMm height of the picture's lower edge above the floor
    /// @param sunlight when it uses its sunlight look
    public record Display(
            int widthPx,
            int heightPx,
            double diagonalInches,
            int viewingDistanceMm,
            int lowerEdgeMm,
            SunlightHours sunlight) {
        /// The 7-inch touch screen.
        static final Display SEVEN_INCHES =
                new Display(1024, 600, 7, 400, 900, new SunlightHours.Never());
    }

    /// A receipt printer.
    ///
    /// @param address `usb:/path`, `tcp://host:port`, `serial:/path?baud=n` or `file:/path`
    /// @param profile its model
    /// @param name its name for staff
    /// @param rollMetres paper on a new roll
    public record Printer(String address, PrinterProfile profile, String name, int rollMetres) {
        private static final int WIDE_DOTS = 500;

        /// A printer of this width that is otherwise as most are.
        public Printer(String address, int widthDots, String name) {
            this(address, PrinterProfile.ofWidth(widthDots), name, usualRoll(widthDots));
        }

        /// Metres on the rolls that are usual at this width.
        static int usualRoll(int widthDots) {
            return widthDots < WIDE_DOTS ? 30 : 80;
        }

        /// Printable dots in a line.
        public int widthDots() {
            return profile.widthDots();
        }
    }

    /// What is connected to the pin header; every device is optional.
    ///
    /// @param numbers the BCM number of each device's pin, by its name in the settings
    /// @param inverted devices that are on at the other level than usual
    public record Pins(Map<String, Integer> numbers, Set<String> inverted) {
        static final Pins NONE = new Pins(Map.of(), Set.of());

        public Pins {
            numbers = Map.copyOf(numbers);
            inverted = Set.copyOf(inverted);
        }
    }
}
