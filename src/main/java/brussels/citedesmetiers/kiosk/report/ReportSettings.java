package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the centre's settings say about counts and places.
///
/// @param building measures of a terminal in a building
/// @param truck measures of a terminal on a truck
/// @param stops names of the truck's places by id
/// @param sites names of the sites by id, if known
/// @param zone in which the terminals count days and hours
public record ReportSettings(
        Measures building,
        Measures truck,
        Map<String, String> stops,
        Map<String, String> sites,
        ZoneId zone) {
    public ReportSettings {
        stops = Map.copyOf(stops);
        sites = Map.copyOf(sites);
    }

    /// The measures of terminals of this kind.
    Measures of(TerminalKind kind) {
        return switch (kind) {
            case BUILDING -> building;
            case TRUCK -> truck;
        };
    }

    Optional<Measure> measure(TerminalKind kind, String id) {
        return of(kind).all().stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /// Every measure once, as it is in a building if it is counted there.
    public Collection<Measure> measures() {
        Map<String, Measure> all = new LinkedHashMap<>();
        for (Measures some : List.of(building, truck)) {
            some.all().forEach(measure -> all.putIfAbsent(measure.id(), measure));
        }
        return all.values();
    }

    /// The site's name, or its id if it has none here.
    String siteName(String id) {
        return sites.getOrDefault(id, id);
    }
}
