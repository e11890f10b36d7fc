package brussels.citedesmetiers.kiosk;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The picture of the rooms: a box for each package, and an arrow to each package it enters. What a
/// room enters by way of another one has no arrow of its own, or nobody could read it. Equal
/// programs give equal pictures.
final class RoomsPicture {
    private static final int WIDTH = 1120;
    private static final int BOX_WIDTH = 116;
    private static final int BOX_HEIGHT = 44;
    private static final int ROW = 104;
    private static final int MARGIN = 24;
    private static final int SWEEPS = 8;

    private final Map<String, Set<String>> enters = new TreeMap<>();
    private final Map<String, Integer> levels = new HashMap<>();

    /// @param root the package that holds the rooms
    RoomsPicture(String root, Iterable<JavaClass> program) {
        for (JavaClass each : program) {
            String from = room(root, each);
            if (from.isEmpty()) {
                continue;
            }
            enters.computeIfAbsent(from, _ -> new TreeSet<>());
            for (Dependency other : each.getDirectDependenciesFromSelf()) {
                String to = room(root, other.getTargetClass());
                if (!to.isEmpty() && !to.equals(from)) {
                    enters.get(from).add(to);
                }
            }
        }
        enters.keySet().forEach(this::level);
    }

    private static String room(String root, JavaClass each) {
        String name = each.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1) : "";
    }

    /// How many rooms stand below it, one on the other.
    private int level(String room) {
        Integer known = levels.get(room);
        if (known != null) {
            return known;
        }
        int level =
                enters.getOrDefault(room, Set.of()).stream()
                        .mapToInt(below -> level(below) + 1)
                        .max()
                        .orElse(0);
        levels.put(room, level);
        return level;
    }

    /// The arrows that are drawn.
    private Set<String> arrows(String room) {
        Set<String> drawn = new TreeSet<>(enters.get(room));
        for (String by : enters.get(room)) {
            drawn.removeAll(reached(by));
        }
        return drawn;
    }

    private Set<String> reached(String room) {
        Set<String> all = new TreeSet<>();
        for (String below : enters.get(room)) {
            all.add(below);
            all.addAll(reached(below));
        }
        return all;
    }

    int arrowsInAll() {
        return enters.values().stream().mapToInt(Set::size).sum();
    }

    /// Rows from the top, each so ordered that arrows are short.
    private List<List<String>> rows() {
        int top = levels.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<List<String>> rows = new ArrayList<>();
        for (int level = top; level >= 0; level--) {
            int now = level;
            rows.add(
                    new ArrayList<>(
                            enters.keySet().stream()
                                    .filter(room -> levels.get(room) == now)
                                    .toList()));
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            Map<String, Double> places = places(rows);
            for (List<String> row : rows) {
                row.sort(
                        Comparator.comparingDouble((String room) -> pull(room, places))
                                .thenComparing(Comparator.naturalOrder()));
            }
        }
        return rows;
    }

    private static Map<String, Double> places(List<List<String>> rows) {
        Map<String, Double> places = new HashMap<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                places.put(row.get(i), (i + 0.5) * WIDTH / row.size());
            }
        }
        return places;
    }

    /// Where the rooms that it has arrows from and to would like it to stand.
    private double pull(String room, Map<String, Double> places) {
        List<Double> near = new ArrayList<>();
        arrows(room).forEach(below -> near.add(places.getOrDefault(below, 0.0)));
        enters.keySet().stream()
                .filter(above -> arrows(above).contains(room))
                .forEach(above -> near.add(places.getOrDefault(above, 0.0)));
        return near.stream().mapToDouble(Double::doubleValue).average().orElse(WIDTH / 2.0);
    }

    String svg() {
        List<List<String>> rows = rows();
        Map<String, Double> places = places(rows);
        int height = rows.size() * ROW - (ROW - BOX_HEIGHT) + 2 * MARGIN;
        StringBuilder svg = new StringBuilder(1 << 14);
        svg.append(
                String.format(
                        Locale.ROOT,
                        """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="Noto Sans, sans-serif" font-size="14">
                <title>The rooms of the program, and which enters which</title>
                <defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8Z" fill="#5b6470"/></marker></defs>
                <rect width="100%%" height="100%%" fill="#fff"/>
                """,
                        WIDTH,
                        height));
        for (String room : enters.keySet()) {
            for (String below : arrows(room)) {
                int x = places.get(room).intValue();
                int y = top(rows, room) + BOX_HEIGHT;
                int toX = places.get(below).intValue();
                int toY = top(rows, below);
                int bend = (toY - y) / 2;
                svg.append(
                        String.format(
                                Locale.ROOT,
                                "<path d=\"M%d %d C%d %d %d %d %d %d\" fill=\"none\" stroke=\"#5b6470\" marker-end=\"url(#tip)\"/>\n",
                                x,
                                y,
                                x,
                                y + bend,
                                toX,
                                toY - bend,
                                toX,
                                toY));
            }
        }
        for (String room : enters.keySet()) {
            int x = places.get(room).intValue();
            int y = top(rows, room);
            String fill = Architecture.CORE.contains(room) ? "#fde9b8" : "#dbe7f6";
            svg.append(
                    String.format(
                            Locale.ROOT,
                            """
                    <rect x="%d" y="%d" width="%d" height="%d" rx="6" fill="%s" stroke="#1d2733"/>
                    <text x="%d" y="%d" text-anchor="middle" font-weight="bold">%s</text>
                    """,
                            x - BOX_WIDTH / 2,
                            y,
                            BOX_WIDTH,
                            BOX_HEIGHT,
                            fill,
                            x,
                            y + 27,
                            room));
        }
        return svg.append("</svg>\n").toString();
    }

    private static int top(List<List<String>> rows, String room) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).contains(room)) {
                return MARGIN + i * ROW;
            }
        }
        throw new IllegalArgumentException(room);
    }
}
