package brussels.citedesmetiers.kiosk.hub;

import brussels.citedesmetiers.kiosk.queue.ArrivalAnswer;
import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.queue.DeskPlan;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NotNowException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.store.DerbyForwardLog;
import brussels.citedesmetiers.kiosk.sync.HubLink;
import java.time.Duration;
import java.util.Optional;

/// Another terminal is the site's hub: this terminal issues numbers with its own letter whether or
/// not the hub can be reached, and forwards the tickets when it can.
public final class ForwardingSide implements QueueSide {
    private final LocalStore local;
    private final HubLink link;

    /// @param hub where it is
    /// @param terminal id of this terminal
    /// @param content version of the content shown
    /// @param every see [HubLink]
    /// @param printer prints what the hub asks for
    public ForwardingSide(
            LocalStore local,
            HubLink.Hub hub,
            DeskPlan plan,
            String terminal,
            String content,
            Duration every,
            SlipPrinter printer) {
        this.local = local;
        this.link =
                new HubLink(
                        hub,
                        new HubLink.Sender(
                                terminal,
                                content,
                                code -> service(plan, code),
                                local.key()::sign,
                                printer),
                        new DerbyForwardLog(local.store()),
                        local.turns(),
                        local.changed(),
                        every,
                        System::nanoTime);
        link.start();
    }

    /// For a letter without a service here, the hub decides where its tickets go.
    private static ServiceId service(DeskPlan plan, TicketCode code) {
        return plan.serviceOf(code.theme())
                .map(Service::id)
                .orElse(plan.services().getFirst().id());
    }

    private Optional<QueueOutlook.ServiceOutlook> service(TicketRequest request) {
        return outlook().flatMap(o -> o.theme(String.valueOf(request.theme())));
    }

    @Override
    public WaitEstimate estimate(TicketRequest request) {
        return service(request)
                .map(QueueOutlook.ServiceOutlook::estimate)
                .orElse(new WaitEstimate.Unknown(0));
    }

    @Override
    public TicketCode give(TicketRequest request) throws NoNumberException {
        if (service(request).flatMap(QueueOutlook.ServiceOutlook::noTicket).isPresent()) {
            throw new NotNowException("the hub gives no tickets for this theme now");
        }
        TicketCode code = local.register().issue(request).code();
        link.hurry();
        return code;
    }

    /// The number comes from the hub's own, so that without it there is none.
    @Override
    public ArrivalAnswer arrive(String typed, String language) {
        return link.arrive(typed, language);
    }

    @Override
    public Optional<QueueOutlook> outlook() {
        return link.outlook();
    }

    @Override
    public CodeKeys codeKeys() {
        return link.codeKeys();
    }

    @Override
    public State state() {
        return link.there() ? new State.Linked() : new State.HubAway(link.waiting());
    }

    @Override
    public void tick() {
        // The link keeps its own time.
    }

    @Override
    public void close() {
        link.close();
    }
}
