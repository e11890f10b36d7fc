package brussels.citedesmetiers.kiosk.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tinylog.Logger;

/// The store's current faults, oldest first. Each is logged once, when it begins and when it ends.
///
/// Any thread: the store writer reports, the staff panel reads.
public final class StoreFaults {
    private final Map<String, StoreFault> byKey = new LinkedHashMap<>();

    /// What is wrong now.
    public synchronized List<StoreFault> current() {
        return List.copyOf(byKey.values());
    }

    /// Removes a fault from the panel because staff have read it. One that persists comes back.
    public void acknowledge(String key) {
        clear(key);
    }

    /// Puts a fault on the panel.
    ///
    /// @return whether this kind of fault is new
    synchronized boolean report(StoreFault fault) {
        boolean begins = byKey.put(fault.key(), fault) == null;
        if (begins) {
            if (fault instanceof StoreFault.WaitingInMemory) {
                Logger.warn(fault.sentence());
            } else {
                Logger.error(fault.sentence());
            }
        }
        return begins;
    }

    synchronized void clear(String key) {
        if (byKey.remove(key) != null) {
            Logger.info("No longer: {}", key);
        }
    }
}
