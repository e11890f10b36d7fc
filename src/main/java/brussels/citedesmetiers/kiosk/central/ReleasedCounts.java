package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.central.PositionRows.Missing;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.CountSource;
import brussels.citedesmetiers.kiosk.report.YearCounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// What reports read from the centre's database: the batches as they were signed.
///
/// On PostgreSQL a reading sees one state of the whole database; on Derby, one state of each
/// terminal's batches. Thread-safe.
final class ReleasedCounts implements CountSource {
    private static final int PAGE = 200;

    private final Database database;

    ReleasedCounts(Database database) {
        this.database = database;
    }

    private record Terminal(String id, TerminalKind kind, boolean joined) {}

    @Override
    public void read(String site, int year, Consumer<YearCounts> each) throws AwayException {
        try {
            database.reading(
                    c -> {
                        for (Terminal terminal : terminals(c, site)) {
                            List<Missing> missing =
                                    new ArrayList<>(PositionRows.allMissing(c, terminal.id()));
                            List<Batch> batches = batches(c, terminal.id(), year, missing);
                            YearCounts counts =
                                    new YearCounts(
                                            terminal.id(),
                                            terminal.kind(),
                                            batches,
                                            missing(missing, year));
                            boolean nothing =
                                    counts.batches().isEmpty() && counts.missing().isEmpty();
                            // In a year in which its terminals release alone, a site is nobody.
                            if (!terminal.joined() || !nothing) {
                                each.accept(counts);
                            }
                        }
                        return true;
                    });
        } catch (CentreException e) {
            throw new AwayException("The centre's database cannot be read", e);
        }
    }

    @Override
    public NavigableMap<String, NavigableSet<Integer>> years() throws AwayException {
        try {
            return database.reading(ReleasedCounts::years);
        } catch (CentreException e) {
            throw new AwayException("The centre's database cannot be read", e);
        }
    }

    private static NavigableMap<String, NavigableSet<Integer>> years(Connection c)
            throws SQLException {
        NavigableMap<String, NavigableSet<Integer>> years = new TreeMap<>();
        try (PreparedStatement s =
                        c.prepareStatement(
                                "select distinct t.site, b.year_of from terminal t"
                                        + " join batch_table b on b.terminal = t.id");
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                years.computeIfAbsent(r.getString(1), _ -> new TreeSet<>()).add(r.getInt(2));
            }
        }
        return years;
    }

    private static List<Terminal> terminals(Connection c, String site) throws SQLException {
        List<Terminal> terminals = new ArrayList<>();
        try (PreparedStatement s =
                c.prepareStatement(
                        "select id, kind, joined from terminal where site = ? order by id")) {
            s.setString(1, site);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    terminals.add(
                            new Terminal(
                                    r.getString(1),
                                    TerminalKind.of(r.getString(2)),
                                    r.getBoolean(3)));
                }
            }
        }
        return terminals;
    }

    /// @param unreadable receives the days of batches that an earlier program accepted although
    ///   their content is impossible
    private static List<Batch> batches(
            Connection c, String terminal, int year, List<Missing> unreadable) throws SQLException {
        List<Batch> batches = new ArrayList<>();
        try (PreparedStatement s =
                c.prepareStatement(
                        "select b.epoch, b.seq, b.signature, p.part, p.piece, b.from_day,"
                                + " b.through_day from batch b"
                                + " join batch_body p on p.terminal = b.terminal"
                                + " and p.epoch = b.epoch and p.seq = b.seq"
                                + " where b.terminal = ? and b.through_day between ? and ?"
                                + " order by b.epoch, b.seq, p.part")) {
            s.setFetchSize(PAGE);
            s.setString(1, terminal);
            s.setDate(2, Date.valueOf(LocalDate.of(year, 1, 1)));
            s.setDate(3, Date.valueOf(LocalDate.of(year, 12, 31)));
            try (ResultSet r = s.executeQuery()) {
                Body body = null;
                while (r.next()) {
                    if (body == null || r.getInt(4) == 0) {
                        if (body != null) {
                            body.addTo(batches, unreadable);
                        }
                        body = Body.of(r);
                    }
                    body.text.append(r.getString(5));
                }
                if (body != null) {
                    body.addTo(batches, unreadable);
                }
            }
        }
        return batches;
    }

    /// A batch whose pieces are being put together.
    ///
    /// @param days as the row has them
    private record Body(String signature, Missing days, StringBuilder text) {

        static Body of(ResultSet r) throws SQLException {
            long seq = r.getLong(2);
            Missing days =
                    new Missing(
                            r.getLong(1), seq, seq, PositionRows.day(r, 6), PositionRows.day(r, 7));
            return new Body(r.getString(3), days, new StringBuilder());
        }

        void addTo(List<Batch> batches, List<Missing> unreadable) {
            byte[] packed = Base64.getDecoder().decode(text.toString());
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                byte[] signed = Base64.getDecoder().decode(signature);
                byte[] body = in.readNBytes(SealedBatch.MOST_BYTES + 1);
                batches.add(new SealedBatch(days.epoch(), days.fromSeq(), body, signed).batch());
            } catch (IOException | BatchFormatException | IllegalArgumentException e) {
                Logger.error(e, "Batch {}/{} cannot be read", days.epoch(), days.fromSeq());
                unreadable.add(days);
            }
        }
    }

    private static List<YearCounts.Missing> missing(List<Missing> all, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        NavigableMap<LocalDate, LocalDate> spans = new TreeMap<>();
        for (Missing missing : all) {
            // Where an end is not known yet, every day that may be missing is reported as missing.
            LocalDate from = later(missing.fromDay(), first);
            LocalDate through = earlier(missing.throughDay(), last);
            if (!through.isBefore(from)) {
                spans.merge(from, through, (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        List<YearCounts.Missing> joined = new ArrayList<>();
        for (var span : spans.entrySet()) {
            YearCounts.Missing before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && !span.getKey().isAfter(before.through())) {
                joined.removeLast();
                LocalDate end = latest(before.through(), span.getValue());
                joined.add(new YearCounts.Missing(before.from(), end));
            } else {
                joined.add(new YearCounts.Missing(span.getKey(), span.getValue()));
            }
        }
        return joined;
    }

    private static LocalDate later(@Nullable LocalDate day, LocalDate least) {
        return day == null || day.isBefore(least) ? least : day;
    }

    private static LocalDate earlier(@Nullable LocalDate day, LocalDate most) {
        return day == null || day.isAfter(most) ? most : day;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
