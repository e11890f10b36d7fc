package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.config.TerminalSettings.Hotspot;
import brussels.citedesmetiers.kiosk.config.TerminalSettings.Hub;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.StaffFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The wireless network that this terminal makes for the staff's phones, if it makes one. What the
/// network is, the system knows from kiosk-setup; here it is only shown. Immutable.
final class OwnNetwork {
    // As kiosk-setup takes it. With a longer one the code would not fit beside another on 7 inches.
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{8,28}");
    private static final int LONGEST = 100;

    private final StaffFacts.@Nullable Hotspot joined;
    private final @Nullable Path unreadable;

    private OwnNetwork(StaffFacts.@Nullable Hotspot joined, @Nullable Path unreadable) {
        this.joined = joined;
        this.unreadable = unreadable;
    }

    /// Reads the network's key once, at the start: whoever changes it starts the terminal again.
    static OwnNetwork of(Hub hub, Path dataFolder) {
        if (!(hub instanceof Hub.Here here) || here.hotspotOrNull() == null) {
            return new OwnNetwork(null, null);
        }
        Hotspot hotspot = here.hotspotOrNull();
        Path file = dataFolder.resolve(hotspot.keyFile());
        try {
            String key =
                    Files.size(file) > LONGEST
                            ? ""
                            : Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            if (KEY.matcher(key).matches()) {
                String address = "https://" + hotspot.address() + ":" + here.port() + "/";
                return new OwnNetwork(new StaffFacts.Hotspot(hotspot.name(), key, address), null);
            }
            Logger.warn("The key of the own network in {} is none: run kiosk-setup", file);
        } catch (IOException e) {
            Logger.warn(e, "The key of the own network in {} cannot be read", file);
        }
        return new OwnNetwork(null, file);
    }

    /// How staff join it.
    Optional<StaffFacts.Hotspot> joined() {
        return Optional.ofNullable(joined);
    }

    /// What staff are told when its key is not known.
    Optional<StaffFacts.Line> fault(Language language) {
        return Optional.ofNullable(unreadable)
                .map(
                        file ->
                                new StaffFacts.Line(
                                        "network",
                                        language.text("staff.hotspot"),
                                        language.text("staff.hotspot.no-key", file),
                                        true));
    }
}
