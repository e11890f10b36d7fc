package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `alerts.json` of the centre's folder, which holds passwords and is its owner's alone.
public final class AlertReader {
    /// Its name.
    public static final String FILE = "alerts.json";

    private static final int MOST_PORT = 65_535;
    private static final int MOST_PEOPLE = 20;

    /// Longer than a terminal's pause between two heartbeats, so that one that was missed is told
    /// to nobody.
    private static final int USUAL_MINUTES = 20;

    private static final int MOST_MINUTES = 24 * 60;

    /// A backup is made every night, and may be some hours late.
    private static final int USUAL_HOURS = 36;

    private static final int MOST_HOURS = 31 * 24;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private static final String LOCAL = "localhost|127(\\.[0-9]{1,3}){3}|\\[::1]";
    private static final TextForm LANGUAGE =
            TextForm.matching("[a-z]{2,3}(-[A-Za-z]+)?", "a language such as fr is needed");
    private static final TextForm HOST =
            TextForm.matching(
                    "[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:]+]", "the name of a machine is needed");
    private static final TextForm ADDRESS =
            TextForm.matching(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}",
                    "an address such as name@example.org is needed");
    private static final TextForm PAGE =
            new TextForm(
                    text -> isAddress(text, "https?://[^\\s\"]{1,300}", ".+"),
                    "an address in https:// is needed");
    private static final TextForm HOOK =
            new TextForm(
                    text ->
                            isAddress(text, "https://[^\\s\"]{1,1000}", ".+")
                                    || isAddress(text, "http://[^\\s\"]{1,1000}", LOCAL),
                    "an address in https:// is needed, or in http:// of this machine");
    private static final TextForm SECRET =
            TextForm.matching("[^\\p{Cntrl}]{1,200}", "a text of one line is needed");

    private final Path folder;
    private final List<Fault> faults = new ArrayList<>();

    /// Whether this is an address with a host. What is wrong with it is not repeated, because it
    /// may hold a secret.
    private static boolean isAddress(String text, String form, String hosts) {
        if (!text.matches(form)) {
            return false;
        }
        try {
            String host = new URI(text).getHost();
            return host != null && host.matches(hosts);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private AlertReader(Path folder) {
        this.folder = folder;
    }

    /// Reads the file.
    ///
    /// @param folder the centre's
    /// @return empty if there is no such file: then there are no alerts
    public static Optional<LoadResult<AlertSettings>> load(Path folder) {
        return Files.exists(folder.resolve(FILE))
                ? Optional.of(new AlertReader(folder).read())
                : Optional.empty();
    }

    private LoadResult<AlertSettings> read() {
        Optional<AlertSettings> settings =
                JsonFile.read(folder, FILE, faults).flatMap(json -> json.as(this::settings));
        requirePrivate();
        return settings.isEmpty() || !faults.isEmpty()
                ? LoadResult.refused(folder, faults)
                : new LoadResult.Loaded<>(settings.get());
    }

    private void requirePrivate() {
        try {
            Set<PosixFilePermission> present = Files.getPosixFilePermissions(folder.resolve(FILE));
            if (present.stream().anyMatch(OTHERS::contains)) {
                faults.add(
                        new Fault(
                                FILE,
                                "",
                                "",
                                "others can read this file, which holds secrets: chmod 600 "
                                        + FILE));
            }
        } catch (IOException e) {
            faults.add(new Fault(FILE, "", "", "the file cannot be read: " + e.getMessage()));
        }
    }

    private AlertSettings settings(Json json) {
        Optional<AlertSettings.Mail> mail = json.optionalObject("mail", this::mail);
        Optional<AlertSettings.Hook> hook = json.optionalObject("webhook", this::hook);
        if (!json.has("mail") && !json.has("webhook")) {
            json.fault("mail or webhook is needed, or this file is not");
        }
        return new AlertSettings(
                json.optionalString("language", LANGUAGE).orElse(""),
                Duration.ofMinutes(json.integer("afterMinutes", 0, MOST_MINUTES, USUAL_MINUTES)),
                Duration.ofHours(json.integer("backupHours", 0, MOST_HOURS, USUAL_HOURS)),
                json.optionalString("page", PAGE).map(URI::create).orElse(null),
                mail.orElse(null),
                hook.orElse(null));
    }

    private AlertSettings.Mail mail(Json json) {
        String host = json.string("host", HOST);
        String security =
                json.has("security")
                        ? json.oneOf("security", List.of("starttls", "tls", "none"))
                        : "starttls";
        if (security.equals("none") && !host.matches(LOCAL)) {
            json.fault("security", "without TLS only a server of this machine is used");
        }
        int usual = security.equals("tls") ? 465 : security.equals("none") ? 25 : 587;
        String user = json.optionalString("user", SECRET).orElse("");
        String password = json.secret("password", SECRET).orElse("");
        if (user.isEmpty() != password.isEmpty()) {
            json.fault("user", "user and password belong together");
        }
        return new AlertSettings.Mail(
                host,
                json.integer("port", 1, MOST_PORT, usual),
                security,
                user,
                password,
                json.string("from", ADDRESS),
                json.strings("to", 1, MOST_PEOPLE, ADDRESS),
                authority(json).orElse(null));
    }

    private AlertSettings.Hook hook(Json json) {
        Optional<String> url = json.secret("url", HOOK);
        if (url.isEmpty() && !json.has("url")) {
            json.fault("url", "the address that alerts are posted to is needed");
        }
        return new AlertSettings.Hook(
                URI.create(url.orElse("http://localhost/")),
                json.secret("secret", SECRET).orElse(""),
                authority(json).orElse(null));
    }

    /// Relative to the centre's folder.
    private Optional<Path> authority(Json json) {
        Optional<Path> file =
                json.optionalString("authority", TextForm.WRITTEN).map(folder::resolve);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            json.fault("authority", "there is no such file that can be read");
        }
        return file;
    }
}
