package brussels.citedesmetiers.kiosk.counts;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
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
    /// The most offers in one exchange.
    public static final int MOST_OFFERS = 60;

    /// The longest request in bytes.
    public static final int MOST_BYTES = 512 * 1024;

    /// The path at which a hub accepts it, by POST, with the signature over [#signed(byte[])] in
    /// the header that requests of the queue have.
    public static final String PATH = "/v1/counts";

    private static final String KIND = "CDM-counts-1:";

    public Giving {
        offers = List.copyOf(offers);
        if (offers.stream().anyMatch(offer -> !offer.terminal().equals(terminal))) {
            throw new IllegalArgumentException("offers of another terminal than " + terminal);
        }
    }

    /// The same without the first offer whose days have not ended by this day, and what follows it.
    public Giving endedBefore(LocalDate today) {
        List<DayOffer> ended =
                offers.stream().takeWhile(offer -> offer.through().isBefore(today)).toList();
        return new Giving(terminal, siteEpoch, ended, first);
    }

    /// The signed bytes for a body, with a prefix so that the signature cannot be used for anything
    /// else.
    public static byte[] signed(byte[] body) {
        byte[] kind = KIND.getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(kind, kind.length + body.length);
        System.arraycopy(body, 0, message, kind.length, body.length);
        return message;
    }

    /// The same with as few offers less as it takes to be within [#MOST_BYTES]; one offer always
    /// is.
    public Giving fitting() {
        Giving fitting = this;
        while (fitting.offers.size() > 1 && fitting.bytes().length > MOST_BYTES) {
            List<DayOffer> fewer = fitting.offers.subList(0, fitting.offers.size() / 2);
            fitting = new Giving(terminal, siteEpoch, fewer, first);
        }
        return fitting;
    }

    /// Its bytes: JSON in one canonical form, like those of a batch.
    public byte[] bytes() {
        return GivingJson.write(this);
    }

    /// Reads what [#bytes()] wrote. Total: for any bytes it returns or throws a
    /// [BatchFormatException], including offers that no site's batch could hold.
    public static Giving read(byte[] bytes) throws BatchFormatException {
        return GivingJson.giving(bytes);
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

        /// The longest answer in bytes.
        public static final int MOST_BYTES = 4 * 1024;

        public Answer {
            Map<Period, OfferNumber> copy = new EnumMap<>(Period.class);
            copy.putAll(done);
            done = Collections.unmodifiableMap(copy);
        }

        /// Its bytes: JSON in one canonical form.
        public byte[] bytes() {
            return GivingJson.write(this);
        }

        /// Reads what [#bytes()] wrote. Total: for any bytes it returns or throws a
        /// [BatchFormatException].
        public static Answer read(byte[] bytes) throws BatchFormatException {
            return GivingJson.answer(bytes);
        }
    }
}
