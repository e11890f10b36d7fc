package brussels.citedesmetiers.kiosk.queue;

import java.util.List;

/// What the hub answers a terminal.
///
/// @param through the hub has the sender's tickets up to this serial on its disk; 0 if the request
///   had none or none could be stored
/// @param outlook how the queue stands now
/// @param slips what the terminal is to print, sent until the hub has heard how it ended
public record HubAnswer(long through, QueueOutlook outlook, List<NumberSlip> slips) {
    /// The longest answer in bytes.
    public static final int MOST_BYTES = 16 * 1024;

    public HubAnswer {
        slips = List.copyOf(slips);
        if (through < 0) {
            throw new IllegalArgumentException("through " + through);
        }
    }

    /// An answer with nothing to print.
    public HubAnswer(long through, QueueOutlook outlook) {
        this(through, outlook, List.of());
    }

    /// The same without what a terminal of an earlier program does not read: the appointments.
    public HubAnswer withoutArrivals() {
        return new HubAnswer(through, outlook.with(CodeKeys.NONE), slips);
    }

    /// As bytes of JSON.
    public byte[] bytes() {
        return HubJson.write(this, true);
    }

    /// As bytes of JSON for a terminal of an earlier program, which reads neither messages nor
    /// slips. It takes every service for one of a theme; see [QueueOutlook#only].
    public byte[] bytesForEarlier() {
        return HubJson.write(this, false);
    }

    /// Reads what [#bytes()] wrote.
    ///
    /// @throws IllegalArgumentException if the bytes are anything else, such as a login page's
    public static HubAnswer of(byte[] bytes) {
        return HubJson.answer(bytes);
    }
}
