package brussels.citedesmetiers.kiosk.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The figures of both, with the goals beside them.
final class Table {
    private static final String LINE = "%-36s %12s %12s %7s %11s  %s%n";
    private final List<String> rows = new ArrayList<>();

    /// @param goal what ours may be of the other's at most; not a number for none
    void ratio(String what, String unit, double ours, double web, double goal) {
        double ratio = ours / web;
        row(
                what,
                unit,
                ours,
                web,
                Double.isNaN(goal) ? "" : String.format(Locale.ROOT, "%.2f", goal),
                Double.isNaN(goal) ? "" : verdict(ratio, goal));
    }

    /// @param goal what ours may be at most
    void most(String what, String unit, double ours, double web, double goal) {
        row(what, unit, ours, web, shown(goal, unit), verdict(ours, goal));
    }

    void both(String what, String unit, double ours, double web) {
        row(what, unit, ours, web, "", "");
    }

    void alone(String what, String unit, double ours) {
        row(what, unit, ours, Double.NaN, "", "");
    }

    /// The whole reason goes to the error output, its first line into the table.
    void failed(String what, String why) {
        rows.add(
                String.format(
                        Locale.ROOT,
                        "%-36s failed: %s%n",
                        what,
                        why.lines().findFirst().orElse("")));
        System.err.println(what + " failed: " + why);
    }

    private static String verdict(double value, double goal) {
        return value <= goal ? "met" : "missed";
    }

    private void row(
            String what, String unit, double ours, double web, String goal, String verdict) {
        rows.add(
                String.format(
                        Locale.ROOT,
                        LINE,
                        what,
                        shown(ours, unit),
                        shown(web, unit),
                        web > 0 ? String.format(Locale.ROOT, "%.2f", ours / web) : "",
                        goal.isEmpty() ? "" : "<= " + goal,
                        verdict));
    }

    private static String shown(double value, String unit) {
        String form =
                unit.equals("%")
                        ? "%.2f"
                        : value >= 100 || value == Math.rint(value) ? "%.0f" : "%.1f";
        return Double.isNaN(value)
                ? ""
                : (String.format(Locale.ROOT, form, value) + " " + unit).strip();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, LINE, "", "kiosk", "web kiosk", "ratio", "goal", "")
                + String.join("", rows);
    }
}
