package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.YearWays;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/// How far a terminal's counts have left it, by either way.
///
/// @param sealed what it released by itself
/// @param offered what it offered to the hub of its site
/// @param ways the way of each year
record Progress(SealMark sealed, SealMark offered, YearWays ways) {

    /// As the database says, within the caller's transaction.
    static Progress read(Connection c) throws SQLException {
        return new Progress(
                CountRows.mark(c).orElse(SealMark.NONE),
                OfferRows.mark(c).orElse(SealMark.NONE),
                OfferRows.ways(c));
    }

    /// With another mark of what was sealed.
    Progress with(SealMark nowSealed) {
        return new Progress(nowSealed, offered, ways);
    }

    /// With another mark of what was offered.
    Progress offered(SealMark nowOffered) {
        return new Progress(sealed, nowOffered, ways);
    }

    /// The last day of which anything has left: a visit of it, or of an earlier one, is late.
    LocalDate through() {
        return later(sealed.through(), offered.through());
    }

    /// The open counts as the terminal's own rule examines them.
    OpenCounts alone(OpenCounts open) {
        return new OpenCounts(
                open.days(), open.kept(), through(), later(sealed.closed(), offered.closed()));
    }

    /// The open counts as they are offered.
    OpenCounts joined(OpenCounts open) {
        return new OpenCounts(
                open.days(), open.kept(), through(), later(through(), offered.closed()));
    }

    /// With all days of joined years examined, so that a program which does not know of joining
    /// seals nothing of them.
    Progress guarded() {
        return ways.lastJoined()
                .map(year -> with(sealed.examined(LocalDate.of(year, 12, 31))))
                .orElse(this);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
