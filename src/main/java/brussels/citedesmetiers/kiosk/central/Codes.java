package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.central.Terminals.Enrolled;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.SiteGiven;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The centre's closed lists: the measures, their dimensions, and the values of each. Anything else
/// is refused, so that no free text can ever come in as a "code".
///
/// @param measures dimensions by measure, in the order of a cell's values
/// @param values by dimension
public record Codes(Map<String, List<Dimension>> measures, Map<Dimension, Set<String>> values) {
    public Codes {
        Map<String, List<Dimension>> named = new HashMap<>();
        measures.forEach((id, dimensions) -> named.put(id, List.copyOf(dimensions)));
        measures = Map.copyOf(named);
        Map<Dimension, Set<String>> listed = new HashMap<>();
        values.forEach((dimension, codes) -> listed.put(dimension, Set.copyOf(codes)));
        values = Map.copyOf(listed);
        if (listed.values().stream()
                .flatMap(Set::stream)
                .anyMatch(v -> v.contains(ReceivedBatchRows.BETWEEN))) {
            throw new IllegalArgumentException(
                    "a code with " + ReceivedBatchRows.BETWEEN + " in it");
        }
    }

    /// These lists, and the stops that a batch names.
    Codes with(Set<String> stops) {
        Map<Dimension, Set<String>> more = new HashMap<>(values);
        Set<String> all = new HashSet<>(stops);
        all.addAll(values.getOrDefault(Dimension.STOP, Set.of()));
        more.put(Dimension.STOP, all);
        return new Codes(measures, more);
    }

    /// The stops that are in no list yet.
    Set<String> newStops(Set<String> stops) {
        Set<String> unknown = new HashSet<>(stops);
        unknown.removeAll(values.getOrDefault(Dimension.STOP, Set.of()));
        return unknown;
    }

    /// The first thing in a batch that is in no list. A stop named in the batch itself counts as
    /// known: a truck visits new places before anybody tells the centre.
    Optional<String> unknown(Batch batch) {
        for (Table table : batch.tables()) {
            List<Dimension> dimensions = measures.get(table.measure());
            if (dimensions == null) {
                return Optional.of("measure " + table.measure());
            }
            for (Table.Count count : table.released()) {
                if (count.values().size() != dimensions.size()) {
                    return Optional.of("other dimensions of measure " + table.measure());
                }
                for (int i = 0; i < dimensions.size(); i++) {
                    Dimension dimension = dimensions.get(i);
                    String value = count.values().get(i);
                    boolean named = dimension == Dimension.STOP && batch.stops().containsKey(value);
                    if (!named && !values.getOrDefault(dimension, Set.of()).contains(value)) {
                        return Optional.of(dimension.id() + " " + value);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// What no terminal or site of ours would write, although it has the form of a batch.
    static Optional<String> disorder(Batch batch, Enrolled sender) {
        if (sender.kind() != TerminalKind.TRUCK && !batch.stops().isEmpty()) {
            return Optional.of("stops of a terminal that stands in a building");
        }
        if (sender.joined() == batch.site().equals(SiteGiven.NONE)) {
            return Optional.of(
                    sender.joined()
                            ? "the batch of a site does not say what its terminals gave"
                            : "what other terminals gave, in the batch of a single one");
        }
        for (Table table : batch.tables()) {
            if (!Period.isLabelOf(table.period(), batch.through())) {
                return Optional.of("a period that did not close with the batch");
            }
            Set<List<String>> seen = new HashSet<>();
            for (Table.Count count : table.released()) {
                if (!seen.add(count.values())) {
                    return Optional.of("a cell twice");
                }
            }
        }
        return String.join(" ", batch.content()).length() > ReceivedBatchRows.MOST_CONTENT
                ? Optional.of("too many versions of the content")
                : Optional.empty();
    }
}
