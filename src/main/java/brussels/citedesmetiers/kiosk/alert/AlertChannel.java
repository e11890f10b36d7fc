package brussels.citedesmetiers.kiosk.alert;

/// A way to tell people. Any thread; it may take a minute.
public interface AlertChannel {
    /// A stable name, at most ten letters.
    String id();

    /// Tells people.
    ///
    /// @return how many of them were refused while others were told; 0 if all were told
    /// @throws AlertException if nobody was told, or nobody knows whether they were
    int send(AlertMessage message) throws AlertException;
}
