package brussels.citedesmetiers.kiosk.queue;

/// What the hub answers a terminal.
///
/// @param through the hub has the sender's tickets up to this serial on its disk; 0 if the request
///   had none or none could be stored
/// @param outlook how the queue stands now
public record HubAnswer(long through, QueueOutlook outlook) {
    /// The longest answer in bytes.
    public static final int MOST_BYTES = 16 * 1024;

    public HubAnswer {
        if (through < 0) {
            throw new IllegalArgumentException("through " + through);
        }
    }

    /// As bytes of JSON.
    public byte[] bytes() {
        return HubJson.write(this, true);
    }

    /// As bytes of JSON for a terminal of an earlier program, which reads no messages.
    public byte[] bytesWithoutMessage() {
        return HubJson.write(this, false);
    }

    /// Reads what [#bytes()] wrote.
    ///
    /// @throws IllegalArgumentException if the bytes are anything else, such as a login page's
    public static HubAnswer of(byte[] bytes) {
        return HubJson.answer(bytes);
    }
}
