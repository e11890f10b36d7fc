package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.config.CountSettings.Earlier;
import brussels.citedesmetiers.kiosk.config.CountSettings.Entry;
import brussels.citedesmetiers.kiosk.config.CountSettings.Stop;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads `counts.json`.
public final class CountReader {
    private static final TextForm DIMENSION =
            new TextForm(
                    Dimension.ids()::contains,
                    "one of " + String.join(", ", Dimension.ids()) + " is needed");

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private final List<Json> places = new ArrayList<>();
    private final Set<String> stopIds = new HashSet<>();

    /// Reads `counts.json`; every problem is reported.
    ///
    /// May be called on any thread that may block; writes nothing.
    public static LoadResult<CountSettings> load(Path config) {
        List<Fault> faults = new ArrayList<>();
        Optional<CountSettings> settings =
                JsonFile.read(config, CountSettings.FILE, faults)
                        .flatMap(json -> json.as(new CountReader()::settings));
        return settings.isPresent() && faults.isEmpty()
                ? new LoadResult.Loaded<>(settings.get())
                : LoadResult.refused(config, faults);
    }

    private CountSettings settings(Json json) {
        List<Entry> measures = json.objects("measures", 1, 20, this::measure);
        List<Stop> stops = json.objects("stops", 0, 500, this::stop);
        CountSettings settings = new CountSettings(measures, stops);
        if (measures.size() == places.size()) {
            for (Measures.Problem problem : settings.problems()) {
                places.get(problem.index()).fault(problem.property(), problem.right());
            }
        }
        return settings;
    }

    private Entry measure(Json json) {
        places.add(json);
        String id = json.string("id", TextForm.ID);
        List<String> names = json.strings("dimensions", 1, 2, DIMENSION);
        Period period = json.oneOf("period", Period.class);
        Period truckPeriod = truckPeriod(json, period);
        int threshold =
                json.integer("threshold", Measure.LEAST_THRESHOLD, 1000, Measure.USUAL_THRESHOLD);
        TerminalKind only = json.has("only") ? json.oneOf("only", TerminalKind.class) : null;
        List<Dimension> dimensions = names.stream().map(Dimension::of).toList();
        List<Earlier> earlier = json.objects("earlier", 0, 20, CountReader::earlier);
        int last = 0;
        for (Earlier before : earlier) {
            if (before.through() <= last) {
                json.fault("earlier", "the years are needed in order, each once");
            }
            last = before.through();
        }
        return new Entry(
                new Measure(id, dimensions, period, threshold), truckPeriod, only, earlier);
    }

    private static Earlier earlier(Json json) {
        int through = json.integer("through", FIRST_YEAR, LAST_YEAR);
        Period period = json.oneOf("period", Period.class);
        return new Earlier(through, period, truckPeriod(json, period));
    }

    private static Period truckPeriod(Json json, Period period) {
        return json.has("truckPeriod")
                ? Period.valueOf(
                        json.oneOf("truckPeriod", List.of("month", "quarter", "year"))
                                .toUpperCase(Locale.ROOT))
                : CountSettings.onTruck(period);
    }

    private Stop stop(Json json) {
        String id = json.string("id", TextForm.ID);
        if (!id.isEmpty() && !stopIds.add(id)) {
            json.fault("id", "another stop has this id");
        }
        if (id.equals(Dimension.NONE)) {
            json.fault("id", "this stands for visits at no stop");
        }
        String name = json.string("name");
        if (!id.isEmpty() && !id.equals(Dimension.NONE) && !name.isEmpty()) {
            if (!Batch.isStopNamed(id, name)) {
                json.fault(
                        "name",
                        "a name of at most 120 characters on one line is needed, and an id of at"
                                + " most 60: both travel with the counts");
            }
        }
        return new Stop(id, name);
    }
}
