package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a joined terminal sends its hub in one exchange.
///
/// @param terminal its id
/// @param siteEpoch the epoch of the site in which the hub last answered, 0 if it never did: offers
///   meant for an earlier epoch are not taken
/// @param offers the next ones, oldest first
/// @param first whether the terminal holds nothing before the first of them
public record Giving(String terminal, long siteEpoch, List<DayOffer> offers, boolean first) {
    public Giving {
        offers = List.copyOf(offers);
        if (offers.stream().anyMatch(offer -> !offer.terminal().equals(terminal))) {
            throw new IllegalArgumentException("offers of another terminal than " + terminal);
        }
    }

    /// What the hub answers.
    ///
    /// @param siteEpoch the epoch the site is in
    /// @param last the last offer of the terminal that the hub has in it
    /// @param through the last day it has of the terminal, [LocalDate#EPOCH] if none
    /// @param other whether it has another offer under a number that was sent: the terminal's
    ///   memory was copied or went back in time
    /// @param done the terminal's last offer in the tables of each period that the centre has
    ///   confirmed: what was in them may be wiped
    public record Answer(
            long siteEpoch,
            OfferNumber last,
            LocalDate through,
            boolean other,
            Map<Period, OfferNumber> done) {
        /// The answer of a hub that was never heard.
        public static final Answer NONE =
                new Answer(0, OfferNumber.NONE, LocalDate.EPOCH, false, Map.of());

        public Answer {
            Map<Period, OfferNumber> copy = new EnumMap<>(Period.class);
            copy.putAll(done);
            done = Collections.unmodifiableMap(copy);
        }
    }
}
