package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.update.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options of commands that make a signed bundle.
final class NewBundle {
    @Parameters(paramLabel = "FILE", arity = "1", description = "The bundle, as content-12.cdmb.")
    Path file = Path.of("bundle.cdmb");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "The key that kiosk bundle keygen made; terminals must trust it now.")
    Path keyFile = Path.of("bundle.key");

    @Option(
            names = "--number",
            paramLabel = "N",
            required = true,
            description = "Its number, higher than that of every bundle of this kind before.")
    int number;

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "The site it is for, or all; else the one of site.json.")
    @Nullable String site;

    @Option(
            names = "--made",
            paramLabel = "INSTANT",
            description =
                    "When it was made, as 2026-11-30T12:00:00Z, else now. The same files, number,"
                            + " key and instant give the same bytes.")
    @Nullable Instant made;

    /// When it was made, to the second.
    Instant made() {
        return (made == null ? Instant.now() : made).truncatedTo(ChronoUnit.SECONDS);
    }

    /// The site it is for; empty, and said, if `site.json` does not tell or its file is there
    /// already.
    Optional<String> site(Invocation call) {
        if (Files.exists(file)) {
            call.err().println(file + " is there already: give the new bundle a name of its own.");
            return Optional.empty();
        }
        if (site != null) {
            return Optional.of(site.equals("all") ? Manifest.EVERY_SITE : site);
        }
        return SettingsReader.loadSite(call.config()).orSay(call.err()).map(SiteSettings::id);
    }
}
