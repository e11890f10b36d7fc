package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.screen.MeasuredTextFit;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.Updates;
import brussels.citedesmetiers.kiosk.update.BundleException;
import brussels.citedesmetiers.kiosk.update.Installer;
import brussels.citedesmetiers.kiosk.update.Manifest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kiosk bundle install FILE`: takes a bundle on this terminal, which may be running: it shows new
/// content when nobody stands before it.
@Command(
        name = "install",
        description =
                "Take a bundle here. A terminal that runs shows new content within a minute, when"
                        + " nobody stands before it.")
final class BundleInstallCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1", description = "The bundle.")
    Path file = Path.of("bundle.cdmb");

    @Option(names = "--even-older", description = "Although a later one is in use.")
    boolean evenOlder;

    private final Invocation call;

    BundleInstallCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        Optional<TerminalSettings> terminal =
                SettingsReader.loadTerminal(call.config()).orSay(call.err());
        if (terminal.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        Frames.headless();
        Fonts.load();
        Path data = call.data().orElse(terminal.get().dataFolder());
        Installer installer =
                Updates.ofCommand(terminal.get(), call.config(), data, MeasuredTextFit::new);
        long begun = System.nanoTime();
        try {
            Manifest taken =
                    installer.take(
                            file,
                            evenOlder ? Installer.Consent.EVEN_OLDER : Installer.Consent.CHOSEN);
            String now =
                    installer.takes(taken.kind())
                            ? "is in use now"
                            : "is kept here for the terminals of the site";
            call.out()
                    .println(
                            String.format(
                                    Locale.ROOT,
                                    "%s %d (%s) %s; %,d bytes, %.1f s",
                                    taken.kind().id(),
                                    taken.version(),
                                    taken.name(),
                                    now,
                                    taken.bytes(),
                                    (System.nanoTime() - begun) / 1e9));
            call.out().flush();
            return ExitStatus.OK;
        } catch (BundleException e) {
            return call.refuse(String.valueOf(e.getMessage()), ExitStatus.FAULTS);
        }
    }
}
