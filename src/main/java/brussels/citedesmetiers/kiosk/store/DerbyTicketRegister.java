package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.QueueEntry;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketRegister;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Tickets in Derby, their numbers from the forced file beside it.
///
/// What survives a crash in [#issue(TicketRequest)]:
/// - before the file of numbers is raised: nothing happened;
/// - after that, before the row is committed: the number is skipped;
/// - after the commit: the row exists, whether or not a byte was printed.
///
/// While the database is away, the second step happens in memory: the number is valid and the row
/// waits. A power failure would lose the row, but the number would not be given again.
///
/// The store writer's thread only.
public final class DerbyTicketRegister implements TicketRegister {
    private static final int LANGUAGE_LENGTH = 35;

    private final DerbyStore store;
    private final char terminal;
    private final DayClock clock;
    private final Numbers numbers;

    /// @param terminal the terminal's letter, unique in its site
    public DerbyTicketRegister(DerbyStore store, char terminal, DayClock clock) {
        this.store = store;
        this.terminal = terminal;
        this.clock = clock;
        this.numbers = new Numbers(store.data(), store.disk(), store.faults());
        store.listen(this::reconcile);
    }

    /// @throws IllegalArgumentException if theme or language is not valid on a ticket; then no
    ///   number was given
    @Override
    public IssuedTicket issue(TicketRequest request) throws NoNumberException {
        HighWater taken = take(request);
        return write(request, taken, null);
    }

    /// @throws IllegalArgumentException if theme or language is not valid on a ticket; then no
    ///   number was given
    @Override
    public IssuedTicket issue(TicketRequest request, FirstEntry first) throws NoNumberException {
        HighWater taken = take(request);
        QueueEntry entry = first.of(code(request, taken), taken.serial());
        return write(request, taken, new EntryRow(entry, true));
    }

    private HighWater take(TicketRequest request) throws NoNumberException {
        checked(request);
        if (!store.ours()) {
            throw new NoNumberException("Another program uses the data folder", null);
        }
        findNumbers();
        return numbers.take(clock);
    }

    private TicketCode code(TicketRequest request, HighWater taken) {
        return new TicketCode(request.theme(), terminal, taken.number());
    }

    private IssuedTicket write(TicketRequest request, HighWater taken, @Nullable EntryRow entry) {
        TicketCode code = code(request, taken);
        boolean committed =
                store.write(
                        new TicketRow(
                                code,
                                request.language(),
                                new Moment(request.at(), clock.trusted()),
                                taken,
                                entry));
        return new IssuedTicket(code, taken.serial(), request.at(), committed);
    }

    /// Starts the numbers where staff say, after they checked the highest one on paper. Needed only
    /// while the faults include `store.start-number-needed` or `store.numbers-used-up`.
    ///
    /// @param number the next number, 1 to 9999
    /// @throws IllegalStateException if the next number is known, so that a second press does no
    ///   harm
    /// @throws NoNumberException if it could not be saved; then nothing has changed
    public void confirmStart(int number) throws NoNumberException {
        HighWater start = numbers.startAt(number, store.wall().instant().getEpochSecond());
        noted(start);
    }

    /// Checks the clock: if only staff can say which day it is, the faults include
    /// `store.date-doubted` from now on. Call it now and then.
    public void tick() {
        boolean trusted = clock.trusted();
        numbers.look(clock.today(), trusted);
    }

    /// Staff say which day it is, after a clock that was years off. Numbers continue above all
    /// given so far and restart at 001 on the next day; nothing changes if nothing was in doubt.
    ///
    /// @throws NoNumberException if it could not be saved; then nothing has changed
    public void confirmDay(LocalDate day) throws NoNumberException {
        Optional<HighWater> changed = numbers.confirmDay(day);
        if (changed.isPresent()) {
            noted(changed.get());
        }
    }

    private void noted(HighWater value) {
        try {
            store.with(
                    c -> {
                        TicketRow.note(c, value);
                        return value;
                    });
        } catch (StoreException away) {
            Logger.warn(away, "The database learns where the numbers are when it is back");
        }
    }

    /// Deletes the rows of tickets printed before this moment; their numbers stay used.
    ///
    /// @throws StoreException if the database is away or the disk full; then nothing has changed
    public void forget(Instant before) throws StoreException {
        store.needRoom();
        store.with(
                c -> {
                    try (PreparedStatement delete =
                            c.prepareStatement("delete from queue where issued_at < ?")) {
                        delete.setTimestamp(
                                1,
                                Timestamp.from(before),
                                Calendar.getInstance(
                                        TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT));
                        return delete.executeUpdate();
                    }
                });
    }

    private void checked(TicketRequest request) {
        if (request.language().isBlank() || request.language().length() > LANGUAGE_LENGTH) {
            throw new IllegalArgumentException("language of a ticket: " + request.language());
        }
        // Checked with number 1, because only the letters can be wrong.
        new TicketCode(request.theme(), terminal, 1);
    }

    /// If the file has lost the numbers, the database may know them once it can be used again.
    private void findNumbers() throws NoNumberException {
        if (numbers.last() != null) {
            return;
        }
        try {
            store.with(
                    c -> {
                        reconcile(c);
                        return numbers;
                    });
        } catch (StoreException away) {
            throw new NoNumberException(
                    "Neither the file of numbers nor the database can be read", away);
        }
    }

    private void reconcile(Connection c) throws SQLException {
        Optional<HighWater> remembered = TicketRow.noted(c);
        int waiting = store.waitingTickets();
        long missing = numbers.reconcile(remembered.orElse(null), waiting);
        if (waiting == 0) {
            store.count().missing(c, missing);
        }
        HighWater now = numbers.last();
        // Each waiting row brings its own high water. Recording it ahead of them would hide their
        // loss if power failed now.
        if (now != null && waiting == 0 && !Optional.of(now).equals(remembered)) {
            TicketRow.note(c, now);
        }
        c.commit();
    }
}
