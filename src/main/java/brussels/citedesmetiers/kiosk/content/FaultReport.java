package brussels.citedesmetiers.kiosk.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Faults as an editor reads them: one per line, with repetitions of the same slip combined in one
/// line.
public final class FaultReport {
    /// Up to this many of one kind are listed one by one.
    private static final int SAID_ALONE = 3;

    private static final int PLACES_NAMED = 5;

    private FaultReport() {}

    /// One kind of fault: the same message about the same value in the same file.
    private record Kind(String file, String value, String message) {}

    /// The lines, in the order in which each kind was first found.
    public static List<String> lines(List<Fault> faults) {
        Map<Kind, List<Fault>> kinds = new LinkedHashMap<>();
        for (Fault fault : faults) {
            kinds.computeIfAbsent(
                            new Kind(fault.file(), fault.value(), fault.message()),
                            _ -> new ArrayList<>())
                    .add(fault);
        }
        List<String> lines = new ArrayList<>();
        for (List<Fault> kind : kinds.values()) {
            if (kind.size() > SAID_ALONE) {
                lines.add(kind.getFirst().line() + more(kind.subList(1, kind.size())));
            } else {
                kind.forEach(fault -> lines.add(fault.line()));
            }
        }
        return lines;
    }

    private static String more(List<Fault> others) {
        List<String> rows =
                others.stream()
                        .filter(fault -> fault.row() > 0)
                        .map(fault -> String.valueOf(fault.row()))
                        .distinct()
                        .toList();
        // Missing things share a place, so only the pointer tells them apart.
        boolean byRow = rows.size() > 1;
        List<String> places = byRow ? rows : others.stream().map(Fault::pointer).toList();
        String named = places.stream().limit(PLACES_NAMED).collect(Collectors.joining(", "));
        return " (and "
                + others.size()
                + " more like it"
                + (byRow ? ", on lines " : ": ")
                + named
                + (places.size() > PLACES_NAMED ? ", …)" : ")");
    }
}
