package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/// Everything the hub of a site holds of its joined counts. A plain value.
///
/// @param open the joined sums that are not released yet
/// @param taken the offers taken in this epoch, by terminal and number
/// @param mark how far the site has sealed
/// @param before how far it had sealed when this epoch began: offers in it are taken again only for
///   the periods that ran on
/// @param touchedDays how many days' counts went wrong at terminals since the last batch
/// @param unconfirmed batches that the centre has not confirmed, oldest first
/// @param done the last offers in the tables of each period that the centre has confirmed
public record SiteCounts(
        OpenCounts open,
        Map<String, NavigableMap<OfferNumber, Taken>> taken,
        SiteMark mark,
        SiteMark before,
        int touchedDays,
        List<Unconfirmed> unconfirmed,
        Map<Period, Map<String, OfferNumber>> done) {
    /// The counts of a site that never had any.
    public static final SiteCounts NONE =
            new SiteCounts(
                    OpenCounts.NONE,
                    Map.of(),
                    SiteMark.NONE,
                    SiteMark.NONE,
                    0,
                    List.of(),
                    Map.of());

    /// An offer that was taken.
    ///
    /// @param digest of it as it was made
    /// @param from the first of its days
    /// @param through the last of its days
    /// @param on the day its visits are counted on here
    public record Taken(String digest, LocalDate from, LocalDate through, LocalDate on) {}

    /// A batch that the centre has not confirmed.
    ///
    /// @param day it closed with
    /// @param given the offers in what had closed by then
    public record Unconfirmed(
            long epoch, long seq, LocalDate day, Map<String, SiteMark.Last> given) {
        public Unconfirmed {
            given = Map.copyOf(given);
        }
    }

    public SiteCounts {
        Map<String, NavigableMap<OfferNumber, Taken>> copy = new HashMap<>();
        taken.forEach(
                (terminal, offers) ->
                        copy.put(
                                terminal,
                                Collections.unmodifiableNavigableMap(new TreeMap<>(offers))));
        taken = Map.copyOf(copy);
        unconfirmed = List.copyOf(unconfirmed);
        Map<Period, Map<String, OfferNumber>> marks = new EnumMap<>(Period.class);
        done.forEach((period, offers) -> marks.put(period, Map.copyOf(offers)));
        done = Map.copyOf(marks);
    }

    /// The last offer of a terminal that was taken in this epoch.
    public OfferNumber lastOf(String terminal) {
        NavigableMap<OfferNumber, Taken> offers = offersOf(terminal);
        return offers.isEmpty() ? OfferNumber.NONE : offers.lastKey();
    }

    /// The day through which a terminal has given its counts in this epoch.
    public LocalDate throughOf(String terminal) {
        NavigableMap<OfferNumber, Taken> offers = offersOf(terminal);
        return offers.isEmpty() ? LocalDate.EPOCH : offers.lastEntry().getValue().through();
    }

    NavigableMap<OfferNumber, Taken> offersOf(String terminal) {
        return Objects.requireNonNullElse(taken.get(terminal), Collections.emptyNavigableMap());
    }

    /// What a terminal may wipe: its last offer in the confirmed tables of each period.
    public Map<Period, OfferNumber> doneOf(String terminal) {
        Map<Period, OfferNumber> numbers = new EnumMap<>(Period.class);
        done.forEach(
                (period, offers) -> {
                    OfferNumber number = offers.get(terminal);
                    if (number != null) {
                        numbers.put(period, number);
                    }
                });
        return numbers;
    }
}
