package brussels.citedesmetiers.kiosk.store;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where the truck stood on which day, as staff chose it. The store writer's thread only.
public final class DerbyStops {
    private final DerbyStore store;

    public DerbyStops(DerbyStore store) {
        this.store = store;
    }

    /// Records the stop of a day; the last choice counts. While the database is away, it waits in
    /// memory.
    ///
    /// @param stop its id, or [Dimension#NONE] for none
    public void choose(LocalDate day, String stop) {
        store.write(new ChosenStop(day, stop));
    }

    /// The stop of a day, if one was chosen.
    ///
    /// @throws StoreException if the database is away
    public Optional<String> of(LocalDate day) throws StoreException {
        return store.with(
                c -> {
                    try (PreparedStatement select =
                            c.prepareStatement("select stop from stop_day where day = ?")) {
                        select.setDate(1, Date.valueOf(day));
                        try (ResultSet r = select.executeQuery()) {
                            return r.next() ? Optional.of(r.getString(1)) : Optional.empty();
                        }
                    }
                });
    }

    /// The day that staff confirmed during a boot of the machine, if they did.
    ///
    /// @throws StoreException if the database is away
    public Optional<LocalDate> confirmed(String boot) throws StoreException {
        return store.with(
                c -> {
                    try (PreparedStatement select =
                            c.prepareStatement("select confirmed from boot_day where boot = ?")) {
                        select.setString(1, boot);
                        try (ResultSet r = select.executeQuery()) {
                            return r.next()
                                    ? Optional.of(r.getDate(1).toLocalDate())
                                    : Optional.empty();
                        }
                    }
                });
    }

    /// The last day at each stop.
    ///
    /// @throws StoreException if the database is away
    public Map<String, LocalDate> lastDays() throws StoreException {
        return store.with(
                c -> {
                    Map<String, LocalDate> days = new HashMap<>();
                    try (PreparedStatement select =
                                    c.prepareStatement(
                                            "select stop, max(day) from stop_day group by stop");
                            ResultSet r = select.executeQuery()) {
                        while (r.next()) {
                            days.put(r.getString(1), r.getDate(2).toLocalDate());
                        }
                    }
                    return days;
                });
    }
}
