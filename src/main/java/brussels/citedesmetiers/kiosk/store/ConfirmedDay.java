package brussels.citedesmetiers.kiosk.store;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/// The day that staff confirmed during a boot.
record ConfirmedDay(String boot, LocalDate day) implements Write {

    @Override
    public void apply(Connection c) throws SQLException {
        try (PreparedStatement update =
                        c.prepareStatement("update boot_day set confirmed = ? where boot = ?");
                PreparedStatement insert =
                        c.prepareStatement(
                                "insert into boot_day (confirmed, boot) values (?, ?)")) {
            if (executed(update) == 0) {
                executed(insert);
            }
        }
    }

    private int executed(PreparedStatement s) throws SQLException {
        s.setDate(1, Date.valueOf(day));
        s.setString(2, boot);
        return s.executeUpdate();
    }
}
