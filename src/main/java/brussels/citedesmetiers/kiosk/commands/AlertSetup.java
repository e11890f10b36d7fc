package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.alert.AlertChannel;
import brussels.citedesmetiers.kiosk.alert.MailAlerts;
import brussels.citedesmetiers.kiosk.alert.TrustedServers;
import brussels.citedesmetiers.kiosk.alert.WebhookAlerts;
import brussels.citedesmetiers.kiosk.central.Alerts;
import brussels.citedesmetiers.kiosk.central.Centre;
import brussels.citedesmetiers.kiosk.config.AlertReader;
import brussels.citedesmetiers.kiosk.config.AlertSettings;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.content.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tinylog.Logger;

/// Makes a centre's alerts of what `alerts.json` says.
///
/// @param content its languages contain the texts
record AlertSetup(AlertSettings settings, Content content, ZoneId zone) {

    /// The alerts of a running centre; empty if there is no `alerts.json`, or it has faults, which
    /// keep no centre from taking counts.
    static Optional<Alerts> of(Path folder, Centre centre, Content content, ZoneId zone) {
        return AlertReader.load(folder)
                .flatMap(
                        read ->
                                switch (read) {
                                    case LoadResult.Loaded<AlertSettings>(var settings) ->
                                            new AlertSetup(settings, content, zone).alerts(centre);
                                    case LoadResult.Refused<AlertSettings> _ -> faulty();
                                });
    }

    private static Optional<Alerts> faulty() {
        Logger.error(
                "Nobody is told of anything from here: {} has faults; kiosk central alert-test says"
                        + " which. With several centres, a certificate that it names is a file of"
                        + " each machine",
                AlertReader.FILE);
        return Optional.empty();
    }

    private Optional<Alerts> alerts(Centre centre) {
        centre.expectBackups(settings.backup());
        try {
            return Optional.of(
                    new Alerts(
                            centre,
                            channels(),
                            wording(),
                            new Alerts.Patience(settings.after(), settings.backup())));
        } catch (IOException | GeneralSecurityException e) {
            Logger.error(e, "The authority that {} names cannot be used", AlertReader.FILE);
            return faulty();
        }
    }

    Alerts.Wording wording() {
        return new Alerts.Wording(content, zone, settings.language(), settings.pageOrNull());
    }

    /// @throws IOException if an authority's file cannot be read
    /// @throws GeneralSecurityException if it holds no certificate
    List<AlertChannel> channels() throws IOException, GeneralSecurityException {
        List<AlertChannel> channels = new ArrayList<>();
        if (settings.mail().isPresent()) {
            AlertSettings.Mail mail = settings.mail().get();
            channels.add(
                    new MailAlerts(
                            new MailAlerts.Server(
                                    mail.host(),
                                    mail.port(),
                                    MailAlerts.Security.valueOf(
                                            mail.security().toUpperCase(Locale.ROOT)),
                                    mail.user(),
                                    mail.password(),
                                    mail.from(),
                                    mail.to()),
                            TrustedServers.by(mail.authorityOrNull())));
        }
        if (settings.hook().isPresent()) {
            AlertSettings.Hook hook = settings.hook().get();
            channels.add(
                    new WebhookAlerts(
                            hook.url(), hook.secret(), TrustedServers.by(hook.authorityOrNull())));
        }
        return channels;
    }
}
