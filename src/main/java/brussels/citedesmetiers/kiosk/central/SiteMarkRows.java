package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.SiteMark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The rows that say how far each site has got by its last batch, and with which offers of its
/// terminals.
final class SiteMarkRows {
    private SiteMarkRows() {}

    /// The mark of a site; empty if no batch of it is here.
    static Optional<SiteMark> read(Connection c, String site) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("select mark from site_mark where terminal = ?")) {
            s.setString(1, site);
            try (ResultSet r = s.executeQuery()) {
                return r.next() ? Optional.of(parsed(site, r.getString(1))) : Optional.empty();
            }
        }
    }

    private static SiteMark parsed(String site, String line) throws SQLException {
        return SiteMark.parse(line)
                .orElseThrow(
                        () ->
                                new SQLException(
                                        "the mark of site " + site + " is damaged", "XX001"));
    }

    /// The marks of all sites that have sent a batch, by the site's id as a sender.
    static Map<String, SiteMark> all(Connection c) throws SQLException {
        Map<String, SiteMark> marks = new TreeMap<>();
        try (PreparedStatement s = c.prepareStatement("select terminal, mark from site_mark");
                ResultSet r = s.executeQuery()) {
            while (r.next()) {
                String site = r.getString(1);
                marks.put(site, parsed(site, r.getString(2)));
            }
        }
        return marks;
    }

    static void write(Connection c, String site, SiteMark mark) throws SQLException {
        try (PreparedStatement update =
                        c.prepareStatement("update site_mark set mark = ? where terminal = ?");
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into site_mark (mark, terminal) values (?, ?)")) {
            update.setString(1, mark.line());
            update.setString(2, site);
            if (update.executeUpdate() == 0) {
                insert.setString(1, mark.line());
                insert.setString(2, site);
                insert.executeUpdate();
            }
        }
    }
}
