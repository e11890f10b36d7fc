package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.DayOffer;
import brussels.citedesmetiers.kiosk.counts.OfferNumber;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.YearWays;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tables of what a joined terminal offers, read and written within the caller's transaction;
/// nothing here commits.
final class OfferRows {
    private OfferRows() {}

    /// How far this database says that the terminal has offered.
    static Optional<SealMark> mark(Connection c) throws SQLException {
        return line(c, "offered").flatMap(SealMark::parse);
    }

    /// The ways that its counts have gone, by this database.
    static YearWays ways(Connection c) throws SQLException {
        return line(c, "ways").flatMap(YearWays::parse).orElse(YearWays.NONE);
    }

    private static Optional<String> line(Connection c, String column) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select " + column + " from joined")) {
            return r.next() ? Optional.ofNullable(r.getString(1)) : Optional.empty();
        }
    }

    static void setMark(Connection c, SealMark mark) throws SQLException {
        setLine(c, "offered", mark.line());
    }

    static void setWays(Connection c, YearWays ways) throws SQLException {
        setLine(c, "ways", ways.line());
    }

    private static void setLine(Connection c, String column, String line) throws SQLException {
        try (PreparedStatement update = c.prepareStatement("update joined set " + column + " = ?");
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into joined (id, " + column + ") values (1, ?)")) {
            update.setString(1, line);
            if (update.executeUpdate() == 0) {
                insert.setString(1, line);
                insert.executeUpdate();
            }
        }
    }

    /// What is held of the offers, oldest first. Those before a number come without their cells.
    ///
    /// @param terminal its id
    /// @param from the first number whose cells are read
    static List<DayOffer> kept(Connection c, String terminal, OfferNumber from)
            throws SQLException {
        Map<OfferNumber, Map<Cell, Long>> cells = cells(c, from);
        List<DayOffer> kept = new ArrayList<>();
        try (Statement s = c.createStatement();
                ResultSet r =
                        s.executeQuery(
                                "select epoch, seq, first_day, last_day, digest, before_digest,"
                                        + " touched_days from offer order by epoch, seq")) {
            while (r.next()) {
                OfferNumber number = new OfferNumber(r.getLong(1), r.getLong(2));
                kept.add(
                        new DayOffer(
                                terminal,
                                number,
                                r.getDate(3).toLocalDate(),
                                r.getDate(4).toLocalDate(),
                                cells.getOrDefault(number, Map.of()),
                                r.getString(5),
                                r.getString(6),
                                r.getInt(7)));
            }
        }
        return kept;
    }

    /// Whether anything is held of the offers.
    static boolean holdsAny(Connection c) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select seq from offer fetch first row only")) {
            return r.next();
        }
    }

    private static Map<OfferNumber, Map<Cell, Long>> cells(Connection c, OfferNumber from)
            throws SQLException {
        Map<OfferNumber, Map<Cell, Long>> cells = new HashMap<>();
        try (PreparedStatement select =
                c.prepareStatement(
                        "select epoch, seq, measure, cell, n from offer_cell"
                                + " where epoch > ? or (epoch = ? and seq >= ?)")) {
            number(select, from);
            try (ResultSet r = select.executeQuery()) {
                while (r.next()) {
                    Cell cell = new Cell(r.getString(3), VisitCells.values(r.getString(4)));
                    cells.computeIfAbsent(
                                    new OfferNumber(r.getLong(1), r.getLong(2)),
                                    number -> new HashMap<>())
                            .put(cell, r.getLong(5));
                }
            }
        }
        return cells;
    }

    private static void number(PreparedStatement s, OfferNumber number) throws SQLException {
        s.setLong(1, number.epoch());
        s.setLong(2, number.epoch());
        s.setLong(3, number.seq());
    }

    static void insert(Connection c, DayOffer offer) throws SQLException {
        try (PreparedStatement insert =
                c.prepareStatement(
                        "insert into offer (epoch, seq, first_day, last_day, digest,"
                                + " before_digest, touched_days) values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, offer.number().epoch());
            insert.setLong(2, offer.number().seq());
            insert.setDate(3, Date.valueOf(offer.from()));
            insert.setDate(4, Date.valueOf(offer.through()));
            insert.setString(5, offer.digest());
            insert.setString(6, offer.before());
            insert.setInt(7, offer.touchedDays());
            insert.executeUpdate();
        }
        insertCells(c, offer);
    }

    // Sorted by name, so that the order of visits is not preserved.
    private static void insertCells(Connection c, DayOffer offer) throws SQLException {
        try (PreparedStatement insert =
                c.prepareStatement(
                        "insert into offer_cell (epoch, seq, measure, cell, n)"
                                + " values (?, ?, ?, ?, ?)")) {
            for (Map.Entry<Cell, Long> cell : CountRows.sorted(offer.cells())) {
                insert.setLong(1, offer.number().epoch());
                insert.setLong(2, offer.number().seq());
                insert.setString(3, cell.getKey().measure());
                insert.setString(4, VisitCells.key(cell.getKey()));
                insert.setLong(5, cell.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// Deletes what is held of the offers from this number on.
    static void deleteFrom(Connection c, OfferNumber from) throws SQLException {
        for (String table : List.of("offer_cell", "offer")) {
            try (PreparedStatement delete =
                    c.prepareStatement(
                            "delete from "
                                    + table
                                    + " where epoch > ? or (epoch = ? and seq >= ?)")) {
                number(delete, from);
                delete.executeUpdate();
            }
        }
    }

    /// Leaves of what was held what is to be held now.
    static void replace(Connection c, List<DayOffer> before, List<DayOffer> after)
            throws SQLException {
        Map<OfferNumber, DayOffer> left = new HashMap<>();
        after.forEach(offer -> left.put(offer.number(), offer));
        for (DayOffer offer : before) {
            DayOffer now = left.get(offer.number());
            if (offer.equals(now)) {
                continue;
            }
            deleteCells(c, offer.number());
            if (now == null) {
                delete(c, "offer", offer.number());
            } else {
                insertCells(c, now);
            }
        }
    }

    private static void deleteCells(Connection c, OfferNumber number) throws SQLException {
        delete(c, "offer_cell", number);
    }

    private static void delete(Connection c, String table, OfferNumber number) throws SQLException {
        try (PreparedStatement delete =
                c.prepareStatement("delete from " + table + " where epoch = ? and seq = ?")) {
            delete.setLong(1, number.epoch());
            delete.setLong(2, number.seq());
            delete.executeUpdate();
        }
    }
}
