package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskSettings;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.DeskParts;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.hub.ForwardingSide;
import brussels.citedesmetiers.kiosk.hub.HubSide;
import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.sync.CentreAddress;
import brussels.citedesmetiers.kiosk.sync.HubLink;
import brussels.citedesmetiers.kiosk.sync.Sender;
import brussels.citedesmetiers.kiosk.tally.Counting;
import brussels.citedesmetiers.kiosk.ticket.OwnKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Makes what stands beside a terminal's store: its side of the queue, and what counts its visits.
/// Their settings are read here, behind the first frame. On the store's thread.
record Sides(
        Settings settings,
        Supplier<Content> content,
        PinGate pin,
        Terminal.Choices choices,
        Path data)
        implements Machinery.Beside {

    /// This terminal's side of the queue. A terminal whose `desk.json` has faults gives numbers
    /// alone.
    @Override
    public QueueSide queue(QueueSide.Parts parts) {
        TerminalSettings own = settings.terminal();
        return switch (own.hub()) {
            case TerminalSettings.Hub.None() -> QueueSide.alone(parts);
            case TerminalSettings.Hub.Here(int port) ->
                    plan().map(plan -> (QueueSide) hub(parts, plan, port))
                            .orElseGet(() -> QueueSide.alone(parts));
            case TerminalSettings.Hub.Elsewhere _ when !choices.online() -> QueueSide.alone(parts);
            case TerminalSettings.Hub.Elsewhere(URI address) ->
                    plan().flatMap(plan -> ahead(parts, plan, address))
                            .orElseGet(() -> QueueSide.alone(parts));
        };
    }

    private Optional<QueueSide> ahead(QueueSide.Parts parts, DeskSettings plan, URI address) {
        return settings.site()
                .hub()
                .flatMap(SiteSettings.Terminal::hubFingerprint)
                .map(
                        key ->
                                new ForwardingSide(
                                        parts,
                                        new HubLink.Hub(address, key),
                                        plan.plan(),
                                        settings.terminal().id(),
                                        content.get().version(),
                                        HubLink.USUAL));
    }

    private HubSide hub(QueueSide.Parts parts, DeskSettings plan, int port) {
        AdviserQueue queue =
                HubSide.queue(
                        settings.terminal().id(),
                        plan.plan(),
                        parts,
                        choices.clock(),
                        choices.trust());
        if (!choices.online()) {
            return HubSide.start(queue, parts.changed(), null);
        }
        DeskAddress address = DeskAddress.on(port);
        return HubSide.start(
                queue, parts.changed(), () -> DeskServer.start(pages(parts, queue, plan), address));
    }

    private DeskParts pages(QueueSide.Parts parts, AdviserQueue queue, DeskSettings plan) {
        return StandaloneHub.parts(
                pin,
                data,
                queue,
                plan,
                content,
                settings.site().keys(settings.terminal().id(), parts.key().publicKey()),
                choices.clock(),
                choices.trust());
    }

    private Optional<DeskSettings> plan() {
        return read(DeskSettings.load(choices.config()), "desk.json");
    }

    /// What counts visits. While `counts.json` has faults they are counted as it says when shipped.
    @Override
    public Counting counting(DerbyStore store, OwnKey key) {
        TerminalSettings own = settings.terminal();
        @Nullable CountSettings read =
                read(CountSettings.load(choices.config()), CountSettings.FILE).orElse(null);
        CountSettings used = read == null ? CountSettings.SHIPPED : read;
        boolean truck = own.kind() == TerminalKind.TRUCK;
        return new Counting(
                store,
                key,
                new Counting.Setting(
                        own.id(),
                        own.kind(),
                        used.measures(own.kind()),
                        truck ? used.stops() : List.of(),
                        () -> content.get().version(),
                        choices.clock(),
                        choices.trust(),
                        choices.boot(),
                        settings.site().zone()));
    }

    /// What brings the counts to the centre. A scripted terminal has none to speak with.
    @Override
    public Sender sender(Counting counting, OneAtATime turns, Reporting reporting) {
        Optional<CentreAddress> centre =
                choices.online()
                        ? settings.terminal().centre().map(address -> address.in(data))
                        : Optional.empty();
        return new Sender(
                centre,
                settings.terminal().id(),
                counting.outbox(),
                turns,
                counting.days(),
                reporting::heartbeat);
    }

    private static <T> Optional<T> read(LoadResult<T> result, String file) {
        return switch (result) {
            case LoadResult.Loaded<T>(T value) -> Optional.of(value);
            case LoadResult.Refused<T>(var faults) -> {
                Logger.error("{} has {} faults; kiosk check says which", file, faults.size());
                yield Optional.empty();
            }
        };
    }
}
