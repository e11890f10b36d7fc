package brussels.citedesmetiers.kiosk.central;

/// A way to tell people. Any thread; it may take a minute.
public interface AlertChannel {
    /// A stable name, at most ten letters.
    String id();

    /// Tells people.
    ///
    /// @throws AlertException if they were not told, or nobody knows whether they were
    void send(AlertMessage message) throws AlertException;
}
