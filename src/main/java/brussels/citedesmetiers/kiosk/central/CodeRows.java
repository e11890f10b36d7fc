package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.Dimension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Remembers every code that was ever in the centre's lists: a terminal that was offline for weeks
/// sends counts of questions the content no longer has.
final class CodeRows {
    private static final String MEASURE = "measure";
    private static final String BETWEEN = " ";

    private CodeRows() {}

    /// The current lists together with every code they ever held; new codes are recorded. A measure
    /// has its current dimensions.
    static Codes merged(Connection c, Codes present) throws SQLException {
        Map<String, List<Dimension>> measures = new HashMap<>();
        Map<Dimension, Set<String>> values = new HashMap<>();
        Set<List<String>> known = read(c);
        for (List<String> row : known) {
            if (row.getFirst().equals(MEASURE)) {
                List<String> parts = List.of(row.get(1).split(BETWEEN, -1));
                List<Dimension> dimensions = parts.stream().skip(1).map(Dimension::of).toList();
                measures.put(parts.getFirst(), dimensions);
            } else {
                values.computeIfAbsent(Dimension.of(row.getFirst()), _ -> new HashSet<>())
                        .add(row.get(1));
            }
        }
        measures.putAll(present.measures());
        present.values()
                .forEach((d, more) -> values.computeIfAbsent(d, _ -> new HashSet<>()).addAll(more));
        Codes all = new Codes(measures, values);
        write(c, all, known);
        return all;
    }

    private static Set<List<String>> read(Connection c) throws SQLException {
        Set<List<String>> rows = new HashSet<>();
        try (PreparedStatement s = c.prepareStatement("select kind, code from known_code");
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                rows.add(List.of(r.getString(1), r.getString(2)));
            }
        }
        return rows;
    }

    /// Records stops that batches named.
    static void addStops(Connection c, Set<String> stops) throws SQLException {
        for (String stop : stops) {
            List<String> row = List.of(Dimension.STOP.id(), stop);
            try (PreparedStatement there =
                    c.prepareStatement("select 1 from known_code where kind = ? and code = ?")) {
                there.setString(1, row.getFirst());
                there.setString(2, row.getLast());
                try (ResultSet r = there.executeQuery()) {
                    if (r.next()) {
                        continue;
                    }
                }
            }
            insert(c, Set.of(row));
        }
    }

    private static void write(Connection c, Codes codes, Set<List<String>> known)
            throws SQLException {
        Set<List<String>> rows = new HashSet<>();
        codes.measures()
                .forEach(
                        (id, dimensions) -> {
                            List<String> parts = new ArrayList<>(List.of(id));
                            dimensions.forEach(d -> parts.add(d.id()));
                            rows.add(List.of(MEASURE, String.join(BETWEEN, parts)));
                        });
        codes.values().forEach((d, all) -> all.forEach(code -> rows.add(List.of(d.id(), code))));
        rows.removeAll(known);
        insert(c, rows);
    }

    private static void insert(Connection c, Set<List<String>> rows) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("insert into known_code (kind, code) values (?, ?)")) {
            for (List<String> row : rows) {
                s.setString(1, row.get(0));
                s.setString(2, row.get(1));
                s.executeUpdate();
            }
        }
    }
}
