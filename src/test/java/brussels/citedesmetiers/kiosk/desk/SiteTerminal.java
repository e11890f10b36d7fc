package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.ForwardedTicket;
import brussels.citedesmetiers.kiosk.queue.HubAnswer;
import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook.ServiceOutlook;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketId;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Another terminal of the site as its hub meets it: prints a number whether the hub answers or
/// not, keeps it until the hub says that it has it, and shows of the queue what it last heard.
final class SiteTerminal {
    private final String id;
    private final char letter;
    private final TerminalKey key = TerminalKey.generate();
    private final List<ForwardedTicket> kept = new ArrayList<>();
    private @Nullable QueueOutlook outlook;
    private int serial;

    SiteTerminal(String id, char letter) {
        this.id = id;
        this.letter = letter;
    }

    /// Its entry in `site.json`.
    String entry() {
        return "{'id': '%s', 'letter': '%s', 'publicKeys': [{'key': '%s', 'from': '2026-01-01'}]}"
                .formatted(id, letter, key.publicKey());
    }

    /// What it last heard of a service.
    Optional<ServiceOutlook> heard(char theme) {
        return Optional.ofNullable(outlook).flatMap(all -> all.theme(String.valueOf(theme)));
    }

    /// Prints a number.
    ForwardedTicket print(char theme, String service, String language, Instant now) {
        serial++;
        ForwardedTicket ticket =
                new ForwardedTicket(
                        new TicketId(id, serial),
                        new TicketCode(theme, letter, serial),
                        new ServiceId(service),
                        language,
                        new Moment(now, true));
        kept.add(ticket);
        return ticket;
    }

    /// Sends what the hub does not have yet, or only asks how the queue stands.
    ///
    /// @return what the hub has now
    List<ForwardedTicket> send(StaffBrowser line) throws IOException, InterruptedException {
        HubAnswer answer = HubAnswer.of(ask(line).body());
        outlook = answer.outlook();
        List<ForwardedTicket> taken =
                kept.stream().filter(t -> t.id().serial() <= answer.through()).toList();
        kept.removeAll(taken);
        return taken;
    }

    HttpResponse<byte[]> ask(StaffBrowser line) throws IOException, InterruptedException {
        List<ForwardedTicket> some =
                kept.subList(0, Math.min(kept.size(), HubRequest.MOST_TICKETS));
        byte[] body = new HubRequest(id, "0123456789ab", some).bytes();
        String signature =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(key.sign(HubRequest.signed(body)));
        HttpResponse<byte[]> answer =
                line.send(
                        line.to(HubRequest.path())
                                .header(HubRequest.SIGNATURE_HEADER, signature)
                                .header(HubRequest.READS_HEADER, HubRequest.READS_MORE)
                                .header(HubRequest.SLIPS_HEADER, HubRequest.PRINTS_NOT)
                                .POST(BodyPublishers.ofByteArray(body))
                                .build());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return answer;
    }
}
