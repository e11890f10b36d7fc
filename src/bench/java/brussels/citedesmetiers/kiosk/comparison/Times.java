package brussels.citedesmetiers.kiosk.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Figures out of many.
final class Times {
    private static final Pattern SAID = Pattern.compile("p50 ([0-9.]+),.*p99 ([0-9.]+)");

    private Times() {}

    static double median(List<Double> times) {
        return share(times, 50);
    }

    static <T> double median(List<T> all, ToDoubleFunction<T> figure) {
        return median(all.stream().map(figure::applyAsDouble).toList());
    }

    /// What so many of a hundred are within.
    static double share(List<Double> times, int percent) {
        if (times.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }

    /// Runs a program that says `p50 … p99 …` in milliseconds.
    static Contender.TicketTimes read(ProcessBuilder program) throws IOException {
        Process process = program.redirectErrorStream(true).start();
        String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher said = SAID.matcher(all);
        if (!said.find()) {
            throw new IllegalStateException(all.strip());
        }
        return new Contender.TicketTimes(
                Double.parseDouble(said.group(1)), Double.parseDouble(said.group(2)));
    }
}
