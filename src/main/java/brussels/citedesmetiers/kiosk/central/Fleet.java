package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.central.Flags.Flag;
import brussels.citedesmetiers.kiosk.central.PositionRows.Missing;
import brussels.citedesmetiers.kiosk.central.Terminals.Enrolled;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the terminals are: what they last reported, and what was noted about them. Thread-safe.
final class Fleet {
    /// A terminal counts as silent this long after its last heartbeat: two are missing.
    static final Duration SILENT_AFTER = Duration.ofMinutes(35);

    /// This long after its last sign of life, somebody has to look at the terminal.
    static final Duration LOST_AFTER = Duration.ofDays(1);

    /// The same for a site, which sends nothing but batches, one a month at most: a month without
    /// enough visits is in the next one's, and a terminal may have to be waited for.
    static final Duration SITE_LOST_AFTER = Duration.ofDays(80);

    private static final Duration SILENCES_KEPT = Duration.ofDays(90);

    private final Database database;
    private final Terminals terminals;
    private final InstantSource clock;

    Fleet(Database database, Terminals terminals, InstantSource clock) {
        this.database = database;
        this.terminals = terminals;
        this.clock = clock;
    }

    /// A past period without heartbeats.
    record Silence(Instant from, Instant until) {}

    /// What a site has of a terminal in what it has closed.
    ///
    /// @param site the sender's id of the site
    /// @param through the last of its days
    record Given(String site, LocalDate through) {}

    /// Everything about one terminal, or about a site that releases for its terminals.
    ///
    /// @param lastHeard when its last heartbeat came; null if there never was one
    /// @param lastBatch when the last one came; null if none did
    /// @param heartbeat what the last one said
    /// @param silent whether its heartbeats are missing now
    /// @param lost whether nothing at all has come for a day, neither heartbeat nor batch
    /// @param silences the latest first, at most three
    /// @param flags notes that nobody has marked as seen
    /// @param given which site counts for this terminal; null if none ever did
    /// @param members of a site: the last day of each terminal in what it has closed
    record State(
            Enrolled terminal,
            Position position,
            @Nullable Instant lastHeard,
            @Nullable Instant lastBatch,
            @Nullable Heartbeat heartbeat,
            boolean silent,
            boolean lost,
            List<Silence> silences,
            List<Flag> flags,
            List<Missing> missing,
            @Nullable Given given,
            Map<String, LocalDate> members) {
        State {
            silences = List.copyOf(silences);
            flags = List.copyOf(flags);
            missing = List.copyOf(missing);
            members = Collections.unmodifiableMap(new TreeMap<>(members));
        }

        /// Whether its latest counts are in those of its site, and not in batches of its own.
        boolean counted() {
            return given != null
                    && position.sealedThrough()
                            .filter(own -> own.isAfter(given.through()))
                            .isEmpty();
        }

        /// When anything last came from it, or when it was enrolled if nothing has.
        Instant lastSign() {
            return lastSign(terminal, lastHeard, lastBatch);
        }

        private static Instant lastSign(
                Enrolled terminal, @Nullable Instant heard, @Nullable Instant batch) {
            return Stream.of(terminal.since(), heard, batch)
                    .filter(Objects::nonNull)
                    .max(Instant::compareTo)
                    .orElseThrow();
        }
    }

    /// Notes a heartbeat. If it ends a silence, that is noted too.
    void heard(String terminal, Heartbeat heartbeat) throws CentreException {
        Instant now = clock.instant();
        database.in(
                c -> {
                    Optional<Instant> last = lastHeard(c, terminal);
                    if (last.isPresent() && isSilent(last.get(), now)) {
                        addSilence(c, terminal, last.get(), now);
                    }
                    write(c, terminal, heartbeat, now, last.isPresent());
                    return true;
                });
    }

    private static boolean isSilent(Instant last, Instant now) {
        return last.plus(SILENT_AFTER).isBefore(now);
    }

    private static Optional<Instant> lastHeard(Connection c, String terminal) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("select received from heartbeat where terminal = ?")) {
            s.setString(1, terminal);
            try (ResultSet r = s.executeQuery()) {
                return r.next()
                        ? Optional.of(Instant.ofEpochMilli(r.getLong(1)))
                        : Optional.empty();
            }
        }
    }

    private static void addSilence(Connection c, String terminal, Instant from, Instant until)
            throws SQLException {
        try (PreparedStatement old =
                        c.prepareStatement(
                                "delete from silence where terminal = ? and until_moment < ?");
                PreparedStatement s =
                        c.prepareStatement(
                                "insert into silence (terminal, from_moment, until_moment)"
                                        + " values (?, ?, ?)")) {
            old.setString(1, terminal);
            old.setLong(2, until.minus(SILENCES_KEPT).toEpochMilli());
            old.executeUpdate();
            s.setString(1, terminal);
            s.setLong(2, from.toEpochMilli());
            s.setLong(3, until.toEpochMilli());
            s.executeUpdate();
        }
    }

    private static void write(
            Connection c, String terminal, Heartbeat heartbeat, Instant now, boolean known)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        known
                                ? "update heartbeat set received = ?, program = ?, content = ?,"
                                        + " waiting = ?, paper = ?, held = ?, clock_state = ?,"
                                        + " faults = ? where terminal = ?"
                                : "insert into heartbeat (received, program, content, waiting,"
                                        + " paper, held, clock_state, faults, terminal)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            s.setLong(1, now.toEpochMilli());
            s.setString(2, heartbeat.program());
            s.setString(3, heartbeat.content());
            s.setInt(4, heartbeat.batchesWaiting());
            s.setString(5, heartbeat.paper().name().toLowerCase(Locale.ROOT));
            s.setString(6, heartbeat.held() ? "yes" : "no");
            s.setString(7, heartbeat.clockTrusted() ? "trusted" : "untrusted");
            s.setString(8, String.join(" ", heartbeat.faults()));
            s.setString(9, terminal);
            s.executeUpdate();
        }
    }

    /// Marks as seen what was noted about a terminal up to the moment the page was made. Anything
    /// newer stays unseen.
    void seen(String terminal, Instant until) throws CentreException {
        Instant now = clock.instant();
        database.in(
                c -> {
                    Flags.seen(c, terminal, until, now);
                    return true;
                });
    }

    /// All terminals, by id.
    List<State> states() throws CentreException {
        List<Enrolled> all = terminals.all();
        Instant now = clock.instant();
        return database.in(
                c -> {
                    List<Flag> flags = Flags.unseen(c);
                    Map<String, SiteMark> marks = SiteMarkRows.all(c);
                    List<State> states = new ArrayList<>();
                    for (Enrolled terminal : all) {
                        states.add(
                                state(
                                        c,
                                        terminal,
                                        flags.stream()
                                                .filter(f -> f.terminal().equals(terminal.id()))
                                                .toList(),
                                        marks,
                                        now));
                    }
                    return states;
                });
    }

    private static State state(
            Connection c,
            Enrolled terminal,
            List<Flag> flags,
            Map<String, SiteMark> marks,
            Instant now)
            throws SQLException {
        Instant lastHeard = lastHeard(c, terminal.id()).orElse(null);
        Instant lastBatch = lastBatch(c, terminal.id());
        Instant lastSign = State.lastSign(terminal, lastHeard, lastBatch);
        return new State(
                terminal,
                PositionRows.read(c, terminal.id()),
                lastHeard,
                lastBatch,
                heartbeat(c, terminal.id()),
                !terminal.revoked() && lastHeard != null && isSilent(lastHeard, now),
                !terminal.revoked()
                        && lastSign.plus(terminal.joined() ? SITE_LOST_AFTER : LOST_AFTER)
                                .isBefore(now),
                silences(c, terminal.id()),
                flags,
                PositionRows.allMissing(c, terminal.id()),
                given(terminal.id(), marks),
                members(marks.get(terminal.id())));
    }

    /// The site that has the latest day of a terminal.
    private static @Nullable Given given(String terminal, Map<String, SiteMark> marks) {
        Given latest = null;
        for (Map.Entry<String, SiteMark> site : marks.entrySet()) {
            SiteMark.Last last = site.getValue().given().get(terminal);
            if (last != null && (latest == null || last.through().isAfter(latest.through()))) {
                latest = new Given(site.getKey(), last.through());
            }
        }
        return latest;
    }

    private static Map<String, LocalDate> members(@Nullable SiteMark mark) {
        Map<String, LocalDate> members = new TreeMap<>();
        if (mark != null) {
            mark.given().forEach((terminal, last) -> members.put(terminal, last.through()));
        }
        return members;
    }

    private static @Nullable Instant lastBatch(Connection c, String terminal) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("select received from position where terminal = ?")) {
            s.setString(1, terminal);
            try (ResultSet r = s.executeQuery()) {
                return r.next() && r.getLong(1) > 0 ? Instant.ofEpochMilli(r.getLong(1)) : null;
            }
        }
    }

    private static @Nullable Heartbeat heartbeat(Connection c, String terminal)
            throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement(
                        "select program, content, waiting, paper, held, clock_state, faults"
                                + " from heartbeat where terminal = ?")) {
            s.setString(1, terminal);
            try (ResultSet r = s.executeQuery()) {
                if (!r.next()) {
                    return null;
                }
                String faults = r.getString(7);
                return new Heartbeat(
                        r.getString(1),
                        r.getString(2),
                        r.getInt(3),
                        Heartbeat.Paper.valueOf(r.getString(4).toUpperCase(Locale.ROOT)),
                        r.getString(5).equals("yes"),
                        faults.isEmpty() ? List.of() : List.of(faults.split(" ", -1)),
                        r.getString(6).equals("trusted"));
            }
        }
    }

    private static List<Silence> silences(Connection c, String terminal) throws SQLException {
        List<Silence> silences = new ArrayList<>();
        try (PreparedStatement s =
                c.prepareStatement(
                        "select from_moment, until_moment from silence where terminal = ?"
                                + " order by from_moment desc")) {
            s.setString(1, terminal);
            s.setMaxRows(3);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    silences.add(
                            new Silence(
                                    Instant.ofEpochMilli(r.getLong(1)),
                                    Instant.ofEpochMilli(r.getLong(2))));
                }
            }
        }
        return silences;
    }
}
