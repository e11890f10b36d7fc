package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.ClockTrust;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.KeptContent;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kiosk ticket verify`: what a ticket's code says, or why it is refused. The code comes as an
/// argument, on standard input, or in a picture.
@Command(name = "verify", description = "Say what a ticket's code holds, or why it is refused.")
final class TicketVerifyCommand implements Callable<Integer> {
    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "The language to say it in, else fr.")
    String language = "fr";

    @Parameters(
            paramLabel = "TICKET",
            arity = "1",
            description = "The code, a picture of it, or - for standard input.")
    String ticket = "-";

    private final Invocation call;

    TicketVerifyCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Settings> settings = SettingsReader.load(call.config()).orSay(call.err());
        Optional<Content> content = ContentLoader.load(call.config()).orSay(call.err());
        if (settings.isEmpty() || content.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        String token = TicketReading.token(ticket, System.in);
        TerminalSettings terminal = settings.get().terminal();
        Path folder = call.data().orElse(terminal.dataFolder());
        Path key = folder.resolve(KeyFile.NAME);
        String own = Files.isReadable(key) ? KeyFile.loadOrCreate(key).publicKey() : null;
        return new TicketReading(
                        content.get(),
                        new KeptContent(folder),
                        settings.get().site().keys(terminal.id(), own),
                        settings.get().site().zone(),
                        call.out(),
                        call.err())
                .run(token, language, Instant.now(), ClockTrust.bySystem().trusted());
    }
}
