package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Text;
import brussels.citedesmetiers.kiosk.counts.Gathering;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import brussels.citedesmetiers.kiosk.ticket.Recommender;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import brussels.citedesmetiers.kiosk.ticket.TicketSigner;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Everything the desk needs from the rest of the program.
///
/// @param queue the hub's
/// @param serviceNames the names of each service by language
/// @param content in use now
/// @param keptContent content for tickets printed with earlier versions, by version; may be slow
/// @param recommender the rules used for visitors too
/// @param keys the site's current public keys
/// @param speaker the voice of the board
/// @param folder the data folder, for certificate and sessions
/// @param health how the hub's own terminal is, as JSON
/// @param signer signs the codes of numbers that staff give
/// @param slips prints them at the hub
/// @param gatheringOrNull joins the counts of the site's terminals; null if the site does not join
///   them
/// @param bundles handed on to the site's other terminals
public record DeskParts(
        AdviserQueue queue,
        Function<ServiceId, Text> serviceNames,
        Supplier<Content> content,
        Function<String, Optional<Content>> keptContent,
        Recommender recommender,
        Supplier<SiteKeys> keys,
        WallClock clock,
        PinGate pins,
        Speaker speaker,
        Path folder,
        Supplier<String> health,
        TicketSigner signer,
        SlipPrinter slips,
        @Nullable Gathering gatheringOrNull,
        SiteBundles bundles) {
    /// The same for a hub that hands these bundles on.
    public DeskParts handing(SiteBundles handed) {
        return new DeskParts(
                queue,
                serviceNames,
                content,
                keptContent,
                recommender,
                keys,
                clock,
                pins,
                speaker,
                folder,
                health,
                signer,
                slips,
                gatheringOrNull,
                handed);
    }
}
