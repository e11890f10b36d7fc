package brussels.citedesmetiers.kiosk.store;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/// Where the truck stands on a day.
record ChosenStop(LocalDate day, String stop) implements Write {

    @Override
    public void apply(Connection c) throws SQLException {
        try (PreparedStatement update =
                        c.prepareStatement("update stop_day set stop = ? where day = ?");
                PreparedStatement insert =
                        c.prepareStatement("insert into stop_day (stop, day) values (?, ?)")) {
            if (executed(update) == 0) {
                executed(insert);
            }
        }
    }

    private int executed(PreparedStatement s) throws SQLException {
        s.setString(1, stop);
        s.setDate(2, Date.valueOf(day));
        return s.executeUpdate();
    }
}
