package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Text;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.ticket.Recommender;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Everything the desk needs from the rest of the program.
///
/// @param queue the hub's
/// @param serviceNames what a service is called in each language
/// @param content in use now
/// @param keptContent of tickets printed before the present one came, by version; may be slow
/// @param recommender the same rules as for the visitor
/// @param keys the site's public keys, as they are now
/// @param speaker makes the board's speech
/// @param folder the data folder, for certificate and sessions
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
        Path folder) {}
