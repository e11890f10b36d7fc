package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.ArrivalAnswer;
import brussels.citedesmetiers.kiosk.queue.ArrivalRequest;
import brussels.citedesmetiers.kiosk.queue.ForwardedTicket;
import brussels.citedesmetiers.kiosk.queue.HubAnswer;
import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.tinylog.Logger;

/// Accepts the tickets that the site's other terminals printed, and the codes of appointments that
/// were typed there. The sender is identified by its signature, checked against the site's keys.
/// Sending a ticket again changes nothing, so a copied request is useless. Thread-safe.
final class ForwardedTickets {
    private final AdviserQueue queue;
    private final Arrivals arrivals;
    private final Supplier<SiteKeys> keys;
    private final TerminalSignatures signatures;
    private final SlipsOfSite slips;
    private final Watch watch;

    ForwardedTickets(
            AdviserQueue queue,
            Arrivals arrivals,
            Supplier<SiteKeys> keys,
            TerminalSignatures signatures,
            SlipsOfSite slips,
            Watch watch) {
        this.queue = queue;
        this.arrivals = arrivals;
        this.keys = keys;
        this.signatures = signatures;
        this.slips = slips;
        this.watch = watch;
    }

    Reply take(Request request) throws RefusedException, IOException {
        HubRequest sent =
                signatures.read(
                        request,
                        HubRequest.MOST_BYTES,
                        HubRequest::of,
                        HubRequest::terminal,
                        HubRequest::signed);
        long through = watch.shielded(() -> accept(sent));
        boolean readsMore =
                request.header(HubRequest.READS_HEADER)
                        .filter(HubRequest.READS_MORE::equals)
                        .isPresent();
        String said = request.header(HubRequest.SLIPS_HEADER).orElse("");
        QueueOutlook outlook = QueueOutlook.of(queue.view());
        return Reply.of(
                Reply.JSON,
                readsMore
                        ? known(
                                        request,
                                        new HubAnswer(
                                                through,
                                                outlook,
                                                slips.heard(sent.terminal(), said)))
                                .bytes()
                        : new HubAnswer(through, outlook.only(themes())).bytesForEarlier());
    }

    private static HubAnswer known(Request request, HubAnswer answer) {
        boolean readsArrivals =
                request.header(HubRequest.READS_ALSO_HEADER)
                        .filter(HubRequest.READS_ARRIVALS::equals)
                        .isPresent();
        return readsArrivals ? answer : answer.withoutArrivals();
    }

    /// `POST /api/arrival`: somebody typed the code of an appointment at another terminal.
    Reply arrive(Request request) throws RefusedException, IOException {
        ArrivalRequest sent =
                signatures.read(
                        request,
                        ArrivalRequest.MOST_BYTES,
                        ArrivalRequest::of,
                        ArrivalRequest::terminal,
                        ArrivalRequest::signed);
        ArrivalAnswer answer = watch.shielded(() -> arrivals.arrive(sent.code(), sent.language()));
        return Reply.of(Reply.JSON, answer.bytes());
    }

    private List<String> themes() {
        return queue.plan().services().stream()
                .flatMap(service -> service.themeLetter().stream())
                .map(String::valueOf)
                .toList();
    }

    /// A ticket with another terminal's letter could share its code with one of that terminal's
    /// own. It is skipped and counted as accepted, or its sender would resend it for ever.
    ///
    /// @return the highest serial up to which everything is on disk
    private long accept(HubRequest sent) {
        long through = 0;
        for (ForwardedTicket ticket : sent.tickets()) {
            if (!keys.get().isLetterOf(sent.terminal(), ticket.code().terminal())) {
                Logger.warn(
                        "Terminal {} sent a ticket with the letter {}, which is not its own",
                        sent.terminal(),
                        ticket.code().terminal());
                through = ticket.id().serial();
                continue;
            }
            if (!queue.accept(ticket).committed()) {
                break;
            }
            through = ticket.id().serial();
        }
        return through;
    }
}
