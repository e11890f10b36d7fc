package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.alert.AlertChannel;
import brussels.citedesmetiers.kiosk.alert.AlertException;
import brussels.citedesmetiers.kiosk.alert.AlertMessage;
import brussels.citedesmetiers.kiosk.central.AlertRows.Lasting;
import brussels.citedesmetiers.kiosk.central.AlertRows.Outgoing;
import brussels.citedesmetiers.kiosk.central.Fleet.State;
import brussels.citedesmetiers.kiosk.content.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Tells people by mail or webhook what to look into: once when a state of a terminal, or of the
/// centre itself, begins, and once when it ends by itself. A state that is over before it has
/// lasted a while is told to nobody.
///
/// What was told is in the database, so that neither a restart nor a second centre on it tells it
/// again. A message that cannot be sent is tried eight times within a day, then given up and
/// logged. Nothing in a log names an address.
public final class Alerts implements AutoCloseable {
    /// The name of what all centres of a database tell by.
    public static final String SETTINGS = "alerts.json";

    private static final long EVERY_SECONDS = 60;

    /// How long after a try the next one comes. After the last there is none.
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(12));

    /// Longer than a terminal's pause between two heartbeats.
    private static final Duration HEARD = Duration.ofMinutes(20);

    /// In the place of a terminal, what concerns the centre itself.
    private static final String CENTRE = "";

    private static final String BACKUP = "backup";

    private final Centre centre;
    private final List<AlertChannel> channels;
    private final Wording wording;
    private final Patience patience;
    private final Instant started;
    private final Optional<String> settings;
    private boolean stale;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("centre-alerts").daemon().unstarted(task));

    /// How alerts are written.
    ///
    /// @param content its languages contain the texts
    /// @param language code of one of them; an unknown one is the first
    /// @param pageOrNull address of the fleet's page
    public record Wording(Content content, ZoneId zone, String language, @Nullable URI pageOrNull) {
        private FleetTexts texts() {
            return FleetTexts.of(content, zone, Map.of("lang", language), "");
        }

        private AlertMessage message(Outgoing outgoing, Instant now) {
            FleetTexts texts = texts();
            String since = texts.moment(outgoing.since());
            StringBuilder text = new StringBuilder();
            if (outgoing.ends()) {
                text.append(texts.of("alert.over", since)).append("\n\n").append(outgoing.said());
            } else {
                text.append(outgoing.said()).append("\n\n").append(texts.of("alert.since", since));
            }
            return new AlertMessage(
                    outgoing.id(),
                    outgoing.terminal(),
                    outgoing.kind(),
                    outgoing.ends(),
                    outgoing.since(),
                    now,
                    texts.of(
                            outgoing.ends() ? "alert.ends" : "alert.begins",
                            outgoing.terminal().equals(CENTRE)
                                    ? texts.of("title")
                                    : outgoing.terminal()),
                    withPage(text, texts));
        }

        private String withPage(StringBuilder text, FleetTexts texts) {
            if (pageOrNull != null) {
                text.append("\n").append(texts.of("to-fleet")).append(" ").append(pageOrNull);
            }
            return text.append("\n").toString();
        }

        private AlertMessage trial(Instant now) {
            FleetTexts texts = texts();
            return new AlertMessage(
                    UUID.randomUUID().toString(),
                    "",
                    "test",
                    false,
                    now,
                    now,
                    texts.of("alert.test.subject"),
                    withPage(new StringBuilder(texts.of("alert.test")), texts));
        }
    }

    /// When people are told.
    ///
    /// @param after how long a state must have lasted before
    /// @param backup how old the newest backup may become; zero if that is nobody's concern
    public record Patience(Duration after, Duration backup) {}

    public Alerts(Centre centre, List<AlertChannel> channels, Wording wording, Patience patience) {
        this.centre = centre;
        this.channels = List.copyOf(channels);
        this.wording = wording;
        this.patience = patience;
        this.started = centre.authority().clock().instant();
        this.settings = settings();
    }

    /// Looks every minute from now on.
    public void start() {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::once, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /// Sends a trial by every channel.
    ///
    /// @return what failed, by the channel's name; no entry for what went out to everybody
    public static Map<String, String> trial(
            List<AlertChannel> channels, Wording wording, Instant now) {
        Map<String, String> failed = new TreeMap<>();
        for (AlertChannel channel : channels) {
            try {
                int refused = channel.send(wording.trial(now));
                if (refused > 0) {
                    failed.put(channel.id(), "sent, but the server refused recipients: " + refused);
                }
            } catch (AlertException e) {
                failed.put(channel.id(), String.valueOf(e.getMessage()));
            }
        }
        return failed;
    }

    /// What all centres of a database tell by; empty for one that is alone.
    private Optional<String> settings() {
        try {
            return centre.database().shared() ? centre.kept(SETTINGS).read() : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether another centre brought other settings since this one was started. By the old ones it
    /// would drop what waits for channels it does not know, and end what only the new ones tell.
    private boolean stale() {
        boolean now = !settings().equals(settings);
        if (now && !stale) {
            Logger.warn(
                    "{} was changed at another centre: nobody is told from here until this one is"
                            + " restarted",
                    SETTINGS);
        }
        stale = now;
        return now;
    }

    /// Looks once, and sends what is due.
    void once() {
        try {
            if (stale()) {
                return;
            }
            look();
            for (AlertChannel channel : channels) {
                deliver(channel);
            }
        } catch (CentreException | UncheckedIOException e) {
            Logger.debug(e, "The database is away; alerts wait");
        } catch (Throwable e) {
            // Catches everything: whatever leaves here ends the timer, and all alerts in silence.
            Logger.error(e, "Alerts could not be looked after; they are tried again");
        }
    }

    private void look() throws CentreException {
        Map<String, Map<String, String>> present = present();
        Instant now = centre.authority().clock().instant();
        List<String> names = channels.stream().map(AlertChannel::id).toList();
        int abandoned =
                centre.database()
                        .in(
                                c -> {
                                    compare(c, present, names, now);
                                    int dropped = AlertRows.drop(c, names);
                                    if (dropped > 0) {
                                        Logger.info("{} alerts had no channel any more", dropped);
                                    }
                                    return AlertRows.abandon(c, now);
                                });
        if (abandoned > 0) {
            Logger.warn("{} alerts may not have gone out; they are not sent again", abandoned);
        }
    }

    /// The sentences of all states, by terminal and kind.
    private Map<String, Map<String, String>> present() throws CentreException {
        Map<String, Map<String, String>> present = new LinkedHashMap<>();
        for (State state : centre.fleet().states()) {
            Map<String, String> kept = new LinkedHashMap<>();
            AlertStates.of(state, wording.texts())
                    .forEach((kind, said) -> kept.put(AlertRows.kind(kind), said));
            present.put(state.terminal().id(), kept);
        }
        BackupAge backup = centre.backup();
        Instant now = centre.authority().clock().instant();
        if (backup.isOver(patience.backup(), now)) {
            present.put(CENTRE, Map.of(BACKUP, backup.said(true, wording.texts())));
        }
        return present;
    }

    private void compare(
            Connection c, Map<String, Map<String, String>> present, List<String> names, Instant now)
            throws SQLException {
        Set<List<String>> known = new HashSet<>();
        for (Lasting state : AlertRows.lasting(c)) {
            known.add(List.of(state.terminal(), state.kind()));
            boolean lasts =
                    present.getOrDefault(state.terminal(), Map.of()).containsKey(state.kind());
            if (!lasts) {
                AlertRows.end(c, state, names, now);
            } else if (!state.told() && isDue(state, now)) {
                AlertRows.tell(c, state, names, now);
            }
        }
        for (Map.Entry<String, Map<String, String>> terminal : present.entrySet()) {
            for (Map.Entry<String, String> state : terminal.getValue().entrySet()) {
                if (!known.contains(List.of(terminal.getKey(), state.getKey()))) {
                    AlertRows.begin(c, terminal.getKey(), state.getKey(), state.getValue(), now);
                }
            }
        }
    }

    /// Whoever has not been heard while the centre was away is lost only if nothing comes now that
    /// it is back.
    private boolean isDue(Lasting state, Instant now) {
        boolean early = state.kind().equals(AlertStates.LOST) && started.plus(HEARD).isAfter(now);
        return !early && !state.since().plus(patience.after()).isAfter(now);
    }

    /// After a failure the channel is left until the next look: each further try of a server that
    /// is away would keep the other channels waiting.
    private void deliver(AlertChannel channel) throws CentreException {
        Optional<Outgoing> next = claimed(channel);
        while (next.isPresent() && send(channel, next.get())) {
            next = claimed(channel);
        }
    }

    private Optional<Outgoing> claimed(AlertChannel channel) throws CentreException {
        Instant now = centre.authority().clock().instant();
        return centre.database().in(c -> AlertRows.claim(c, channel.id(), now));
    }

    /// @return whether it went out
    private boolean send(AlertChannel channel, Outgoing message) throws CentreException {
        Instant now = centre.authority().clock().instant();
        try {
            int refused = channel.send(wording.message(message, now));
            if (refused > 0) {
                Logger.warn("The server for {} refused recipients: {}", channel.id(), refused);
            }
            Logger.info("An alert went out by {}: {}", channel.id(), message.kind());
            done(c -> AlertRows.sent(c, message));
            return true;
        } catch (AlertException e) {
            boolean last = message.tries() > PAUSES.size();
            if (e.unknown()) {
                Logger.warn("An alert by {} may have gone out: {}", channel.id(), e.getMessage());
                done(c -> AlertRows.sent(c, message));
            } else if (last) {
                Logger.error(
                        "An alert by {} is given up after {} tries: {}",
                        channel.id(),
                        message.tries(),
                        e.getMessage());
                done(c -> AlertRows.givenUp(c, message));
            } else {
                Logger.warn("An alert by {} is tried again: {}", channel.id(), e.getMessage());
                Instant again = now.plus(PAUSES.get(message.tries() - 1));
                done(c -> AlertRows.later(c, message, again));
            }
            return false;
        }
    }

    private interface Step {
        void on(Connection c) throws SQLException;
    }

    private void done(Step step) throws CentreException {
        centre.database()
                .in(
                        c -> {
                            step.on(c);
                            return true;
                        });
    }

    /// Looks no more. A message that is on its way may go out.
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
