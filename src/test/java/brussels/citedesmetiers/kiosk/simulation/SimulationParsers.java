package brussels.citedesmetiers.kiosk.simulation;

import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.fuzz.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/// What this package reads from outside, for fuzzing.
public final class SimulationParsers {
    private static final String VISITS =
            """
            date,hour,theme,language,commune,gender,age,finished,adviser
            2026-11-23,10,C,fr,21004,f,25-29,yes,no
            2026-11-24,,"A",nl,,x,,no,
            """;

    private SimulationParsers() {}

    /// The reader of a known year.
    ///
    /// @param folder for the file
    public static List<Parser> all(Path folder) throws IOException {
        if (!(ContentLoader.load(Path.of("kiosk-config"))
                instanceof LoadResult.Loaded<Content>(Content content))) {
            throw new IllegalStateException("the shipped content is refused");
        }
        PlausiblePeople plausible =
                new PlausiblePeople(
                        content, LocalDate.of(2026, 1, 5), 365, new SplittableRandom(1));
        Path file = folder.resolve("visits.csv");
        return List.of(
                new Parser(
                        "visits file",
                        Parser.texts(VISITS, "\ufeff" + VISITS.replace(',', ';')),
                        List.of("+999999999-12-31", "\"\"", "\r\n", ";"),
                        input -> {
                            Files.write(file, input);
                            if (VisitsFile.read(file, content, plausible)
                                    instanceof LoadResult.Loaded<List<SimulatedPerson>>(var all)) {
                                all.forEach(SimulationParsers::hasADay);
                            }
                        },
                        List.of(IOException.class)));
    }

    /// A day that a terminal can count.
    private static void hasADay(SimulatedPerson person) {
        int year = person.date().getYear();
        if (year < 2000 || year > 2199) {
            throw new IllegalStateException(person.date().toString());
        }
    }
}
