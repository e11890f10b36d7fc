package brussels.citedesmetiers.kiosk.queue;

/// What can honestly be said about the wait of somebody who comes now.
public sealed interface WaitEstimate {

    /// How many are in line ahead.
    int waiting();

    /// Unknown: too few were served today, or no desk is open.
    record Unknown(int waiting) implements WaitEstimate {}

    /// A desk is free.
    record Free() implements WaitEstimate {
        @Override
        public int waiting() {
            return 0;
        }
    }

    /// Between these numbers of minutes.
    record Between(int waiting, int fromMinutes, int toMinutes) implements WaitEstimate {
        public Between {
            if (fromMinutes < 0 || toMinutes <= fromMinutes) {
                throw new IllegalArgumentException(fromMinutes + " to " + toMinutes + " minutes");
            }
        }
    }
}
