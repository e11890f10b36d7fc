package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A terminal as the centre's tests play it: its key, and batches of one day each from 1 January
/// 2026 on.
final class SendingTerminal {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

    final String id;
    final TerminalKey key;

    SendingTerminal(String id) {
        this.id = id;
        this.key = TerminalKey.generate();
    }

    SealedBatch sealed(Batch batch) {
        return SealedBatch.seal(batch, key::sign);
    }

    /// The batch of the day with this number, from 1, under the same number of the first epoch.
    SealedBatch day(long number) {
        return day(1, number, number, 7);
    }

    /// The batch of the day with this number, from 1, under any number.
    SealedBatch day(long epoch, long seq, long number, long visits) {
        return sealed(batch(epoch, seq, number, visits));
    }

    List<SealedBatch> days(long through) {
        List<SealedBatch> days = new ArrayList<>();
        for (long number = 1; number <= through; number++) {
            days.add(day(number));
        }
        return days;
    }

    Batch batch(long epoch, long seq, long number, long visits) {
        LocalDate day = FIRST_DAY.plusDays(number - 1);
        return batch(epoch, seq, day, List.of(hours(day, visits)));
    }

    Batch batch(long epoch, long seq, LocalDate day, List<Table> tables) {
        return new Batch(
                id,
                epoch,
                seq,
                day,
                day,
                List.of("0123456789ab"),
                false,
                false,
                epoch > 1 && seq == 1 ? 3 : 0,
                0,
                tables);
    }

    static Table hours(LocalDate day, long visits) {
        return new Table(
                "hour",
                day.toString(),
                List.of(
                        new Table.Count(List.of("10"), visits),
                        new Table.Count(List.of("11"), visits + 1)),
                0,
                false);
    }
}
