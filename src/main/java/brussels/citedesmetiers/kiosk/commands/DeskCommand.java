package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.ClockTrust;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.DeskSettings;
import brussels.citedesmetiers.kiosk.config.KeptContent;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.web.ServerCertificate;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.tinylog.Logger;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `kiosk desk`: the site's hub and the desk's pages without a screen, on a small PC of its own.
public final class DeskCommand {
    private static final String PORT = "--port";
    private static final String CERTIFICATE = "--certificate";
    private static final String KEY = "--key";

    private final Invocation call;

    DeskCommand(Invocation call) {
        this.call = call;
    }

    CommandSpec spec() {
        CommandSpec[] own = new CommandSpec[1];
        own[0] =
                Main.command(
                                () -> run(own[0].commandLine().getParseResult()),
                                "Run the site's queue and the desk's pages without a screen.")
                        .addOption(
                                OptionSpec.builder(PORT)
                                        .type(Integer.class)
                                        .paramLabel("PORT")
                                        .description("The port, else " + DeskAddress.PORT + ".")
                                        .build())
                        .addOption(
                                file(
                                        CERTIFICATE,
                                        "The house's own certificate and its chain (PEM), else one"
                                                + " that is made."))
                        .addOption(file(KEY, "The certificate's key (PEM, PKCS #8)."));
        return own[0];
    }

    private static OptionSpec file(String name, String description) {
        return OptionSpec.builder(name)
                .type(Path.class)
                .paramLabel("FILE")
                .description(description)
                .build();
    }

    private int run(ParseResult parsed) throws Exception {
        int port = parsed.matchedOptionValue(PORT, DeskAddress.PORT);
        Path certificate = parsed.matchedOptionValue(CERTIFICATE, null);
        Path key = parsed.matchedOptionValue(KEY, null);
        if (port < 0 || port > 65_535 || (certificate == null) != (key == null)) {
            call.err().println("A port from 0 to 65535, and a certificate only with its key.");
            return Main.USAGE;
        }
        CountDownLatch ended = new CountDownLatch(1);
        Optional<StandaloneHub> hub = start(new DeskAddress(port, certificate, key));
        if (hub.isEmpty()) {
            return Main.FAULTS;
        }
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    hub.get().close();
                                    ended.countDown();
                                },
                                "desk-end"));
        say(hub.get());
        ended.await();
        return Main.OK;
    }

    private void say(StandaloneHub hub) {
        for (URI address : hub.desk().addresses()) {
            call.out().println(address);
        }
        call.out().println("https://localhost:" + hub.desk().port() + "/");
        call.out().println("SHA-256 " + ServerCertificate.asBrowsersShow(hub.desk().fingerprint()));
        call.out().flush();
    }

    /// Reads the settings and starts the hub.
    ///
    /// @return empty if settings or content have faults, which were then said
    Optional<StandaloneHub> start(DeskAddress address) throws Exception {
        Optional<Settings> settings = Settings.load(call.config()).orSay(call.err());
        Optional<DeskSettings> desk = DeskSettings.load(call.config()).orSay(call.err());
        if (settings.isEmpty() || desk.isEmpty()) {
            return Optional.empty();
        }
        Path folder = call.data().orElse(settings.get().terminal().dataFolder());
        KeptContent kept = new KeptContent(folder);
        Optional<Content> content =
                ContentLoader.load(call.config()).orSay(call.err()).or(kept::newest);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        InstantSource clock = InstantSource.system();
        DataFolder locked = DataFolder.lock(folder);
        try {
            StandaloneHub hub =
                    StandaloneHub.open(
                            locked,
                            settings.get(),
                            desk.get(),
                            content.get(),
                            clock,
                            ClockTrust.bySystem(),
                            address);
            kept.keep(call.config(), content.get().version(), clock.instant());
            return Optional.of(hub);
        } catch (Exception e) {
            Logger.error(e, "The desk could not be started");
            locked.close();
            throw e;
        }
    }
}
