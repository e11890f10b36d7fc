package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import brussels.citedesmetiers.kiosk.store.DerbySite;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kiosk key show`: prints this terminal's entry for `site.json`, with its public key.
@Command(
        name = "show",
        description =
                "Print this terminal's entry for site.json; the key is made if there is none.")
final class KeyShowCommand implements Callable<Integer> {
    @Option(
            names = "--site",
            description =
                    "The key of the site's joined counts instead, for \"kiosk central enroll\"; on the"
                            + " hub.")
    boolean site;

    private final Invocation call;

    KeyShowCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        Optional<TerminalSettings> terminal =
                SettingsReader.loadTerminal(call.config()).orSay(call.err());
        if (terminal.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        Path folder = call.data().orElse(terminal.get().dataFolder());
        PrivateFolder.create(folder);
        if (site) {
            return showSite(folder);
        }
        call.out()
                .printf(
                        Locale.ROOT,
                        """
                        {
                          "id": "%s",
                          "letter": "%s",
                          "publicKeys": [{ "key": "%s", "from": "%s" }]%s
                        }
                        """,
                        terminal.get().id(),
                        terminal.get().letter(),
                        KeyFile.loadOrCreate(folder.resolve(KeyFile.NAME)).publicKey(),
                        LocalDate.now(SettingsReader.zone(call.config())),
                        hub(terminal.get(), folder));
        return ExitStatus.OK;
    }

    private int showSite(Path folder) throws Exception {
        Optional<SiteSettings> settings = SettingsReader.loadSite(call.config()).orSay(call.err());
        if (settings.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        if (!settings.get().joinsCounts()) {
            return call.refuse(
                    "This site does not join its counts: \"joinsCounts\": true in site.json says so.",
                    ExitStatus.FAULTS);
        }
        call.out()
                .printf(
                        Locale.ROOT,
                        """
                        {
                          "id": "%s",
                          "publicKeys": [{ "key": "%s", "from": "%s" }]
                        }
                        """,
                        settings.get().sender(),
                        DerbySite.key(folder).orThrow().publicKey(),
                        LocalDate.now(settings.get().zone()));
        return ExitStatus.OK;
    }

    /// Only a hub has a certificate.
    private static String hub(TerminalSettings terminal, Path folder) throws Exception {
        return terminal.hub() instanceof TerminalSettings.Hub.Here
                ? ",\n  \"hubFingerprint\": \"" + DeskServer.keyFingerprint(folder) + "\""
                : "";
    }
}
