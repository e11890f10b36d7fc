package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.alert.AlertChannel;
import brussels.citedesmetiers.kiosk.central.Alerts;
import brussels.citedesmetiers.kiosk.config.AlertReader;
import brussels.citedesmetiers.kiosk.config.AlertSettings;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `kiosk central alert-test`: sends a trial by mail and webhook, as the centre would an alert.
@Command(
        name = "alert-test",
        description = "Send a trial by every way that alerts.json of the centre's folder names.")
final class CentralAlertTestCommand implements Callable<Integer> {
    private final CentralCommands central;
    private final Invocation call;

    CentralAlertTestCommand(CentralCommands central) {
        this.central = central;
        this.call = central.invocation();
    }

    @Override
    public Integer call() throws Exception {
        Path folder = central.folder().folder();
        Optional<LoadResult<AlertSettings>> read = AlertReader.load(folder);
        if (read.isEmpty()) {
            return call.refuse(
                    "There is no " + folder.resolve(AlertReader.FILE) + "; nobody is told.",
                    ExitStatus.FAULTS);
        }
        Optional<AlertSettings> settings = read.get().orSay(call.err());
        Optional<SiteSettings> site = SettingsReader.loadSite(call.config()).orSay(call.err());
        Optional<Content> content = ContentLoader.load(call.config()).orSay(call.err());
        if (settings.isEmpty() || site.isEmpty() || content.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        AlertSetup setup = new AlertSetup(settings.get(), content.get(), site.get().zone());
        List<AlertChannel> channels = setup.channels();
        Map<String, String> failed = Alerts.trial(channels, setup.wording(), Instant.now());
        for (AlertChannel channel : channels) {
            String reason = failed.get(channel.id());
            if (reason == null) {
                call.out().println(channel.id() + ": sent");
            } else {
                call.err().println(channel.id() + ": " + reason);
            }
        }
        return failed.isEmpty() ? ExitStatus.OK : ExitStatus.FAULTS;
    }
}
