package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.Centre;
import brussels.citedesmetiers.kiosk.central.CentreException;
import brussels.citedesmetiers.kiosk.central.CentrePages;
import brussels.citedesmetiers.kiosk.central.CentreServer;
import brussels.citedesmetiers.kiosk.central.CentreServerAddress;
import brussels.citedesmetiers.kiosk.central.Codes;
import brussels.citedesmetiers.kiosk.central.StickImport;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// `kiosk central`: the centre that takes the counts of all terminals.
final class CentralCommand {
    private static final String DATABASE = "--database";
    private static final String DATABASE_VARIABLE = "KIOSK_DATABASE";
    private static final String PORT = "--port";
    private static final String PROXY = "--behind-proxy";
    private static final String NAME = "--name";
    private static final String CERTIFICATE = "--certificate";
    private static final String KEY = "--key";
    private static final int MOST_PORT = 65_535;

    private final Invocation call;
    private final Map<String, String> environment;
    private final PinEntry passwordEntry;

    CentralCommand(Invocation call, Map<String, String> environment, PinEntry passwordEntry) {
        this.call = call;
        this.environment = environment;
        this.passwordEntry = passwordEntry;
    }

    /// Does a command with what was said on the command line.
    private interface Work {
        int done(ParseResult parsed) throws Exception;
    }

    CommandSpec spec() {
        CommandSpec central =
                Main.command(null, "The centre that takes the counts of all terminals.");
        central.addOption(
                OptionSpec.builder(DATABASE)
                        .type(String.class)
                        .paramLabel("URL")
                        .description(
                                "jdbc:postgresql://..., else $KIOSK_DATABASE, else Derby in the"
                                        + " centre's data folder ("
                                        + CentreFolder.USUAL
                                        + ").")
                        .scopeType(ScopeType.INHERIT)
                        .build());
        central.addSubcommand("run", run());
        new CentralTerminals(this::opened, call).commands(central);
        central.addSubcommand(
                "report",
                new CentralReportCommand(
                                call,
                                parsed ->
                                        opened(parsed)
                                                .map(
                                                        centre ->
                                                                new CentralReportCommand.OpenCounts(
                                                                        centre.counts(), centre)),
                                () -> LocalDate.now(Settings.zone(call.config())))
                        .spec());
        central.addSubcommand(
                "import",
                command(this::importFrom, "Take the batches of a stick and leave receipts on it.")
                        .addPositional(
                                PositionalParamSpec.builder()
                                        .type(Path.class)
                                        .paramLabel("DIR")
                                        .arity("1")
                                        .description("The stick.")
                                        .build()));
        central.addSubcommand(
                "password",
                command(
                        _ -> password(),
                        "Set the password of the centre's pages, typed twice or read from standard"
                                + " input."));
        CommandSpec key = Main.command(null, "The centre's key.");
        key.addSubcommand(
                "show",
                command(
                        parsed -> showKey(parsed),
                        "Print the public key that terminals check receipts with; made if there is"
                                + " none."));
        central.addSubcommand("key", key);
        return central;
    }

    private static CommandSpec command(Work work, String description) {
        CommandSpec[] own = new CommandSpec[1];
        own[0] = Main.command(() -> work.done(own[0].commandLine().getParseResult()), description);
        return own[0];
    }

    private CommandSpec run() {
        return command(this::run, "Run the centre.")
                .addOption(
                        OptionSpec.builder(PORT)
                                .type(Integer.class)
                                .paramLabel("PORT")
                                .description("The port, else " + CentreServerAddress.PORT + ".")
                                .build())
                .addOption(
                        OptionSpec.builder(PROXY)
                                .type(boolean.class)
                                .arity("0")
                                .description(
                                        "Without TLS and for this machine only: a proxy in front"
                                                + " has the certificate.")
                                .build())
                .addOption(
                        OptionSpec.builder(NAME)
                                .type(List.class)
                                .auxiliaryTypes(String.class)
                                .paramLabel("HOST")
                                .description(
                                        "A name the certificate that is made shall be for, beside"
                                                + " this machine's.")
                                .build())
                .addOption(
                        file(
                                CERTIFICATE,
                                "The house's own certificate and its chain (PEM), else one that is"
                                        + " made."))
                .addOption(file(KEY, "The certificate's key (PEM, PKCS #8)."));
    }

    private static OptionSpec file(String name, String description) {
        return OptionSpec.builder(name)
                .type(Path.class)
                .paramLabel("FILE")
                .description(description)
                .build();
    }

    private CentreFolder folder(ParseResult parsed) {
        // Not on the command line alone: others can read it, and the address may hold a password.
        String url =
                parsed.matchedOptionValue(
                        DATABASE, environment.getOrDefault(DATABASE_VARIABLE, ""));
        return new CentreFolder(
                call.data().orElse(Path.of(CentreFolder.USUAL)),
                url.isEmpty() ? Optional.empty() : Optional.of(url));
    }

    /// The centre as the command line says; empty if its settings have faults, which were then
    /// said.
    private Optional<Centre> opened(ParseResult parsed) throws Exception {
        Optional<CountSettings> counts = CountSettings.load(call.config()).orSay(call.err());
        Optional<Content> content = ContentLoader.load(call.config()).orSay(call.err());
        if (counts.isEmpty() || content.isEmpty()) {
            return Optional.empty();
        }
        Codes codes = CentreFolder.codes(counts.get(), content.get());
        return Optional.of(folder(parsed).open(codes));
    }

    private int run(ParseResult parsed) throws Exception {
        int port = parsed.matchedOptionValue(PORT, CentreServerAddress.PORT);
        boolean proxy = parsed.matchedOptionValue(PROXY, false);
        Path certificate = parsed.matchedOptionValue(CERTIFICATE, null);
        Path key = parsed.matchedOptionValue(KEY, null);
        List<String> names = parsed.matchedOptionValue(NAME, List.of());
        if (port < 0 || port > MOST_PORT || (certificate == null) != (key == null)) {
            call.err().println("A port from 0 to 65535, and a certificate only with its key.");
            return Main.USAGE;
        }
        Optional<SiteSettings> site = Settings.loadSite(call.config()).orSay(call.err());
        Optional<CountSettings> counts = CountSettings.load(call.config()).orSay(call.err());
        Optional<Content> content = ContentLoader.load(call.config()).orSay(call.err());
        if (site.isEmpty() || counts.isEmpty() || content.isEmpty()) {
            return Main.FAULTS;
        }
        CentreFolder folder = folder(parsed);
        Centre centre = folder.open(CentreFolder.codes(counts.get(), content.get()));
        CentrePages.Parts pages =
                new CentrePages.Parts(
                        content.get(),
                        CentralReportCommand.settings(counts.get(), site.get()),
                        new PinGate(StaffPin.password(folder.folder())),
                        site.get().zone(),
                        folder.folder());
        serve(
                centre,
                new CentreServerAddress(port, proxy, names, certificate, key),
                folder.folder(),
                new CentrePages(centre, pages));
        return Main.OK;
    }

    private void serve(Centre centre, CentreServerAddress address, Path folder, CentrePages pages)
            throws Exception {
        CentreServer server = CentreServer.start(centre, address, folder, pages);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    server.close();
                                    centre.close();
                                    ended.countDown();
                                },
                                "centre-end"));
        String scheme = address.behindProxy() ? "http" : "https";
        call.out().println(scheme + "://localhost:" + server.port() + "/");
        server.fingerprint().ifPresent(print -> call.out().println("SHA-256 " + print));
        call.out().flush();
        ended.await();
    }

    private int importFrom(ParseResult parsed) throws Exception {
        Optional<Centre> opened = opened(parsed);
        if (opened.isEmpty()) {
            return Main.FAULTS;
        }
        try (Centre centre = opened.get()) {
            return say(centre.importFrom(parsed.matchedPositionalValue(0, Path.of("."))));
        }
    }

    private int say(StickImport.Report report) {
        for (StickImport.Line line : report.lines()) {
            switch (line.result()) {
                case APPLIED -> call.out().println(line.file() + ": counted");
                case REPEATED -> call.out().println(line.file() + ": was counted before");
                case WAITS -> call.out().println(line.file() + ": waits " + line.detail());
                case REFUSED -> call.err().println(line.file() + ": refused, " + line.detail());
            }
        }
        call.out()
                .printf(
                        Locale.ROOT,
                        "%d counted, %d known, %d waiting, %d refused%n",
                        report.count(StickImport.Result.APPLIED),
                        report.count(StickImport.Result.REPEATED),
                        report.count(StickImport.Result.WAITS),
                        report.count(StickImport.Result.REFUSED));
        return report.count(StickImport.Result.REFUSED) == 0 ? Main.OK : Main.FAULTS;
    }

    private int showKey(ParseResult parsed) throws Exception {
        call.out().println(folder(parsed).key().publicKey());
        return Main.OK;
    }

    private int password() throws IOException {
        char[] first = passwordEntry.read("New password, 12 characters or more: ").orElse(none());
        char[] again = first;
        try {
            if (passwordEntry.isTypedUnseen()) {
                again = passwordEntry.read("The same password again: ").orElse(none());
            }
            if (!Arrays.equals(first, again)) {
                call.err().println("The two passwords are not the same; nothing was changed.");
                return Main.FAULTS;
            }
            if (!StaffPin.isPassword(first)) {
                call.err().println("A password has 12 to 200 characters; nothing was changed.");
                return Main.FAULTS;
            }
            StaffPin.password(call.data().orElse(Path.of(CentreFolder.USUAL))).set(first);
            call.out().println("The password is set.");
            return Main.OK;
        } finally {
            Arrays.fill(first, '\0');
            Arrays.fill(again, '\0');
        }
    }

    private static char[] none() {
        return new char[0];
    }

    /// Opens the centre as a command line says.
    @FunctionalInterface
    interface Opening {
        /// Empty if its settings have faults, which were then said.
        Optional<Centre> open(ParseResult parsed) throws Exception, CentreException;
    }
}
