package brussels.citedesmetiers.kiosk.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The bundles that the centre has for this terminal, and while the centre cannot be reached those
/// of the site's hub; of these only what the centre had offered to this terminal before, or what
/// staff put in at the hub. So a bundle that the centre tries out on the hub does not reach
/// terminals that it has not been handed to yet.
///
/// One thread at a time; [#close()] from any.
public final class CentreElseHub implements BundleSource {
    private final BundleSource centre;
    private final BundleSource hub;
    private final Map<String, String> handed = new HashMap<>();
    private BundleSource offering;

    public CentreElseHub(BundleSource centre, BundleSource hub) {
        this.centre = centre;
        this.hub = hub;
        this.offering = centre;
    }

    @Override
    public Optional<Offer> offered(String kind) throws AwayException {
        try {
            offering = centre;
            Optional<Offer> offer = centre.offered(kind);
            handed.remove(kind);
            offer.ifPresent(there -> handed.put(kind, there.sha256()));
            return offer;
        } catch (AwayException e) {
            if (!isOutOfReach(e.trouble())) {
                throw e;
            }
            offering = hub;
            return hub.offered(kind)
                    .filter(
                            offer ->
                                    offer.byStaff()
                                            || offer.sha256().equals(handed.get(offer.kind())));
        }
    }

    /// Whether the centre was not heard at all. One that refuses this terminal has its reasons.
    private static boolean isOutOfReach(CentreTrouble trouble) {
        return trouble == CentreTrouble.NO_ANSWER || trouble == CentreTrouble.NOT_THE_CENTRE;
    }

    @Override
    public byte[] piece(Offer offer, long from) throws AwayException {
        return offering.piece(offer, from);
    }

    @Override
    public void close() {
        centre.close();
        hub.close();
    }
}
