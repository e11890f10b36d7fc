package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.config.TerminalSettings.Display;
import brussels.citedesmetiers.kiosk.config.TerminalSettings.Hotspot;
import brussels.citedesmetiers.kiosk.config.TerminalSettings.Hub;
import brussels.citedesmetiers.kiosk.config.TerminalSettings.Keys;
import brussels.citedesmetiers.kiosk.config.TerminalSettings.Pins;
import brussels.citedesmetiers.kiosk.config.TerminalSettings.Speech;
import brussels.citedesmetiers.kiosk.config.TerminalSettings.Updates;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Reads `terminal.json`.
final class TerminalReader {
    private static final TextForm LOOK =
            TextForm.matching(
                    "light|day|([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]",
                    "light, day, or the hours of sunlight as 10:00-18:00 are needed");
    private static final TextForm FOLDER =
            TextForm.matching("[^\\x00\\s][^\\x00]*", "a folder is needed");
    private static final TextForm HUB_ADDRESS =
            TextForm.matching(
                    "https://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+\\]):[1-9][0-9]{0,4}/?",
                    "an address such as https://kiosk-a.local:8443 is needed");
    // Longer names do not fit into what a network sends out.
    private static final TextForm NETWORK =
            TextForm.matching(
                    "[A-Za-z0-9]([A-Za-z0-9 ._-]{0,30}[A-Za-z0-9])?",
                    "the name of a wireless network is needed, at most 32 letters without accents,"
                            + " digits, spaces, dots, hyphens");
    private static final TextForm IPV4 =
            TextForm.matching(
                    "((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}",
                    "an address such as 10.83.1.1 is needed");
    private static final TextForm FILE =
            TextForm.matching("[^\\x00\\s][^\\x00]*", "a file is needed");
    private static final TextForm CENTRE_URL =
            new TextForm(
                    TerminalReader::isUsable,
                    "https://host is needed, without ? or #; http:// only to this machine");
    private static final TextForm CENTRE_KEY =
            new TextForm(
                    CentreAddress::isKey,
                    "the key that \"kiosk central key show\" printed is needed");
    private static final TextForm FINGERPRINT =
            TextForm.matching(
                    "[0-9a-f]{64}",
                    "the SHA-256 of the certificate is needed, 64 hexadecimal digits in lower"
                            + " case");

    private static final TextForm COMMAND =
            TextForm.matching("[^\\x00-\\x1f]+", "a program and its arguments are needed");
    private static final TextForm KEY =
            TextForm.matching(
                    "UP|DOWN|LEFT|RIGHT|KP_UP|KP_DOWN|KP_LEFT|KP_RIGHT|HOME|END|PAGE_UP|PAGE_DOWN"
                            + "|INSERT|DELETE|ENTER|SPACE|TAB|ESCAPE|BACK_SPACE|ADD|SUBTRACT"
                            + "|MULTIPLY|DIVIDE|F([1-9]|1[0-9]|2[0-4])",
                    "the name of a key is needed that types no letter and no digit, such as UP, END"
                            + " or F2");

    private static final TextForm BUNDLE_KEY =
            new TextForm(
                    text -> text.matches("[A-Za-z0-9+/]{43}=") && CentreAddress.isKey(text),
                    "the key that \"kiosk bundle keygen\" printed is needed");

    private static final int MOST_KEYS = 10;
    private static final int MOST_WORDS = 40;
    private static final int MOST_NAMES = 6;
    private static final int SLOWEST_HAND = 2000;

    /// Replaces a wrong one.
    private static final String NO_URL = "https://localhost";

    private static final int LAST_PORT = 65535;

    private final Path config;
    private final List<Fault> faults;

    /// @param config the configuration folder
    /// @param faults where those of other files are recorded
    TerminalReader(Path config, List<Fault> faults) {
        this.config = config;
        this.faults = faults;
    }

    TerminalSettings terminal(Json json) {
        return new TerminalSettings(
                json.string("id", TextForm.ID),
                TextForm.letter(json.string("letter", TextForm.LETTER)),
                json.string("site", TextForm.ID),
                json.oneOf("kind", TerminalKind.class),
                json.object("display", TerminalReader::display).orElse(Display.SEVEN_INCHES),
                json.objects("printers", 0, 4, new PrinterReader(config, faults)::printer),
                json.optionalObject("pins", PinReader::pins).orElse(Pins.NONE),
                besideConfig(json.string("dataFolder", FOLDER)),
                languages(json),
                json.optionalObject("hub", TerminalReader::hub).orElse(new Hub.None()),
                json.optionalObject("centre", TerminalReader::centre).orElse(null),
                json.optionalObject("speech", TerminalReader::speech).orElse(null),
                json.optionalObject("keys", TerminalReader::keys).orElse(Keys.USUAL),
                json.optionalObject("updates", TerminalReader::updates).orElse(Updates.NONE));
    }

    private static Speech speech(Json json) {
        List<String> loudspeaker = json.list("loudspeaker", 0, MOST_WORDS, COMMAND);
        return new Speech(
                json.list("engine", 0, MOST_WORDS, COMMAND),
                loudspeaker.isEmpty() ? Speech.USUAL_OUTPUT : loudspeaker,
                json.list("headset", 0, MOST_WORDS, COMMAND));
    }

    private static Updates updates(Json json) {
        return new Updates(
                json.strings("keys", 1, MOST_KEYS, BUNDLE_KEY),
                json.optionalString("stick", FOLDER).map(Path::of).orElse(null));
    }

    private static Keys keys(Json json) {
        Keys keys =
                new Keys(
                        key(json, "next", Keys.USUAL.next()),
                        key(json, "previous", Keys.USUAL.previous()),
                        key(json, "choose", Keys.USUAL.choose()),
                        key(json, "repeat", Keys.USUAL.repeat()),
                        Duration.ofMillis(
                                json.integer(
                                        "doubleStrikeMillis",
                                        0,
                                        SLOWEST_HAND,
                                        Math.toIntExact(Keys.USUAL.doubleStrike().toMillis()))));
        Set<String> seen = new HashSet<>();
        Stream.of(keys.next(), keys.previous(), keys.choose(), keys.repeat())
                .flatMap(List::stream)
                .filter(name -> !seen.add(name))
                .forEach(name -> json.fault(name + " can mean only one of the four"));
        return keys;
    }

    private static List<String> key(Json json, String name, List<String> usual) {
        List<String> names = json.strings(name, 0, MOST_NAMES, KEY);
        return names.isEmpty() ? usual : names;
    }

    private static CentreAddress centre(Json json) {
        String url = json.string("url", CENTRE_URL);
        return new CentreAddress(
                URI.create(url.isEmpty() ? NO_URL : url),
                Path.of(json.string("tokenFile", FILE)),
                json.optionalString("publicKey", CENTRE_KEY).orElse(null),
                json.optionalString("certificate", FINGERPRINT).orElse(null));
    }

    private static boolean isUsable(String url) {
        try {
            return CentreAddress.isUsable(new URI(url));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Path besideConfig(String folder) {
        return config.toAbsolutePath().normalize().resolveSibling(folder).normalize();
    }

    private static Display display(Json json) {
        return new Display(
                json.integer("widthPx", 320, 7680),
                json.integer("heightPx", 320, 7680),
                json.decimal("diagonalInches", 5, 100),
                json.integer("viewingDistanceMm", 200, 2000),
                json.integer("lowerEdgeMm", 0, 1500),
                json.optionalString("look", LOOK)
                        .map(SunlightHours::parse)
                        .orElse(new SunlightHours.Never()));
    }

    private static Hub hub(Json json) {
        boolean address = json.has("address");
        if (address == json.has("port")) {
            json.fault("port", "either the port of this hub or the address of another is needed");
            return new Hub.None();
        }
        return address
                ? new Hub.Elsewhere(URI.create(json.string("address", HUB_ADDRESS)))
                : new Hub.Here(
                        json.integer("port", 1, LAST_PORT),
                        json.optionalObject("hotspot", TerminalReader::hotspot).orElse(null));
    }

    private static Hotspot hotspot(Json json) {
        return new Hotspot(
                json.string("name", NETWORK),
                json.string("address", IPV4),
                Path.of(json.string("keyFile", FILE)));
    }

    /// The languages that the file lists.
    static List<String> languages(Json json) {
        return json.strings("languages", 0, 20, LanguageFile.CODE);
    }
}
