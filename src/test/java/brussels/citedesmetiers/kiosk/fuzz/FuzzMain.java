package brussels.citedesmetiers.kiosk.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/// Gives every parser its share of a time: `deploy/fuzz.sh`. Ends with status 1 if anything came
/// out of one that it does not declare; the inputs that did it lie in the folder then.
public final class FuzzMain {
    private FuzzMain() {}

    /// Reads until the time is over.
    ///
    /// @param args the folder for inputs, the seconds for all parsers together, the first number of
    ///   the random ones, and perhaps a part of the names of the parsers
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        double seconds = Double.parseDouble(args[1]);
        long seed = Long.parseLong(args[2]);
        String part = args.length > 3 ? args[3] : "";
        List<Parser> parsers =
                Parsers.all(folder).stream().filter(p -> p.name().contains(part)).toList();
        Duration share = Duration.ofMillis((long) (seconds * 1000 / Math.max(1, parsers.size())));
        int found = 0;
        for (Parser parser : parsers) {
            Fuzz fuzz = new Fuzz(parser, seed, Fuzz.MOST_WORK);
            List<Finding> findings = fuzz.run(within(share));
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %9d inputs, %d findings%n",
                    parser.name(),
                    fuzz.inputs(),
                    findings.size());
            for (Finding finding : findings) {
                Path file = folder.resolve("finding-" + found + ".bin");
                Files.write(file, finding.input());
                System.out.println(finding + "\n  the input is in " + file);
                found++;
            }
        }
        System.out.println("seed " + seed + ": " + found + " findings");
        // A parser that does not end must not keep the process.
        System.exit(parsers.isEmpty() || found > 0 ? 1 : 0);
    }

    private static BooleanSupplier within(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() - end < 0;
    }
}
