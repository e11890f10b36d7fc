package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.central.Flags.Flag;
import brussels.citedesmetiers.kiosk.central.PositionRows.Missing;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Receipt;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteGiven;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Counts each batch exactly once.
///
/// A batch is applied if it is its terminal's next one. A repeat of the same bytes gets the same
/// answer; a different body under a number already used is refused and noted. A new epoch may begin
/// at 1 with days later than all those counted. An older epoch may still continue, or fill gaps
/// that were given up, with days that no later epoch has counted, since a stick may arrive late.
///
/// However and in whatever order they arrived, a terminal's batches in the order of their numbers
/// cover successive days, and no day is in two of them.
///
/// **Crash.** Each batch is one transaction. After a crash it is all there or not at all, and the
/// terminal, having received no answer, sends it again. Thread-safe: batches of one terminal are
/// applied one at a time, those of different terminals do not wait for each other.
final class Inbox {
    /// The length of a period label that is a day.
    private static final int DAY_SIGNS = 10;

    private final Database database;
    private volatile Codes codes;
    private final UnaryOperator<byte[]> signer;
    private final InstantSource clock;

    /// @param codes the closed lists
    /// @param signer by the centre's key
    Inbox(Database database, Codes codes, UnaryOperator<byte[]> signer, InstantSource clock) {
        this.database = database;
        this.codes = codes;
        this.signer = signer;
        this.clock = clock;
    }

    /// How far a terminal has got.
    Position position(String terminal) throws CentreException {
        return database.in(c -> PositionRows.read(c, terminal));
    }

    /// How far a site has got by its last batch here, for a hub that has lost its memory; empty for
    /// a single terminal.
    Optional<SiteMark> siteMark(String site) throws CentreException {
        return database.in(c -> SiteMarkRows.read(c, site));
    }

    /// Counts a batch from an enrolled terminal, or returns why not.
    ///
    /// @param sealed signed by that terminal, as checked before
    /// @param byStick whether it came by stick
    Outcome apply(Batch batch, SealedBatch sealed, boolean byStick) throws CentreException {
        Instant now = clock.instant();
        Outcome outcome = database.in(c -> new Applying(c, batch, sealed, now).outcome(byStick));
        if (outcome instanceof Outcome.Applied) {
            know(batch.stops().keySet());
        }
        return outcome;
    }

    private synchronized void know(Set<String> stops) {
        if (!codes.newStops(stops).isEmpty()) {
            codes = codes.with(stops);
        }
    }

    /// The terminal no longer has some of the batches the centre waits for.
    ///
    /// @return the batch expected next; empty if the centre was not waiting for the first of these
    Optional<Outcome.NotNext> gone(String terminal, long epoch, long from, long through)
            throws CentreException {
        Instant now = clock.instant();
        return database.in(
                c -> {
                    PositionRows.take(c, terminal);
                    Position position = PositionRows.read(c, terminal);
                    if (epoch < position.epoch()
                            || from != position.nextIn(epoch)
                            || through < from) {
                        return Optional.empty();
                    }
                    LocalDate sealed = position.sealedThroughOrNull();
                    PositionRows.addMissing(
                            c,
                            terminal,
                            new Missing(
                                    epoch,
                                    from,
                                    through,
                                    sealed == null ? null : sealed.plusDays(1),
                                    null),
                            now.toEpochMilli());
                    Position after =
                            new Position(epoch, through, sealed, position.groupThroughOrNull());
                    PositionRows.write(c, terminal, after, now.toEpochMilli());
                    return Optional.of(
                            new Outcome.NotNext(after.expectedEpoch(), after.expectedSeq()));
                });
    }

    /// One attempt to apply one batch, in one transaction.
    private final class Applying {
        private final Connection c;
        private final Batch batch;
        private final SealedBatch sealed;
        private final Instant now;
        private final String terminal;

        Applying(Connection c, Batch batch, SealedBatch sealed, Instant now) {
            this.c = c;
            this.batch = batch;
            this.sealed = sealed;
            this.now = now;
            this.terminal = batch.terminal();
        }

        Outcome outcome(boolean byStick) throws SQLException {
            PositionRows.take(c, terminal);
            Position position = PositionRows.read(c, terminal);
            Optional<Missing> missing = Optional.empty();
            // In the usual case the batches before it need not be looked at.
            if (batch.epoch() != position.epoch() || batch.seq() != position.expectedSeq()) {
                Optional<String> there =
                        ReceivedBatchRows.digest(c, terminal, batch.epoch(), batch.seq());
                if (there.isPresent()) {
                    return there.get().equals(sealed.digest())
                            ? new Outcome.Repeated(receipt())
                            : otherBody(position);
                }
                missing = PositionRows.missing(c, terminal, batch.epoch(), batch.seq());
            }
            Optional<Outcome> refusal =
                    missing.isPresent() ? beforeLaterEpochs(position) : refusal(position);
            if (refusal.isEmpty()) {
                refusal = daysCounted(position);
            }
            if (refusal.isPresent()) {
                return refusal.get();
            }
            Optional<String> unknown = codes.unknown(batch);
            if (unknown.isPresent()) {
                // Another centre on this database may have been started with newer lists.
                codes = CodeRows.merged(c, codes);
                unknown = codes.unknown(batch);
            }
            if (unknown.isPresent()) {
                note(Flags.Kind.UNKNOWN_CODE, unknown.get());
                return new Outcome.UnknownCode(unknown.get());
            }
            ReceivedBatchRows.insert(c, batch, sealed, now, byStick);
            CodeRows.addStops(c, codes.newStops(batch.stops().keySet()));
            Flags.healed(c, terminal, batch.epoch(), batch.seq(), Flags.Kind.UNKNOWN_CODE);
            if (missing.isPresent()) {
                PositionRows.found(c, terminal, missing.get(), batch.seq(), now.toEpochMilli());
            } else if (batch.epoch() >= position.epoch()) {
                goOn(position);
            }
            return new Outcome.Applied(receipt());
        }

        private void goOn(Position position) throws SQLException {
            if (position.epoch() > 0 && batch.epoch() > position.epoch()) {
                note(Flags.Kind.NEW_EPOCH, Integer.toString(batch.touchedDays()));
            }
            PositionRows.endMissing(c, terminal, batch.from());
            LocalDate group = closesDays() ? batch.through() : position.groupThroughOrNull();
            PositionRows.write(
                    c,
                    terminal,
                    new Position(batch.epoch(), batch.seq(), batch.through(), group),
                    now.toEpochMilli());
            if (!batch.site().equals(SiteGiven.NONE)) {
                SiteMarkRows.write(c, terminal, siteMark());
            }
        }

        private SiteMark siteMark() {
            try {
                return SiteMark.of(sealed);
            } catch (BatchFormatException e) {
                throw new IllegalStateException("it was read before", e);
            }
        }

        private Optional<Outcome> refusal(Position position) throws SQLException {
            if (batch.epoch() < position.epoch()) {
                long next = PositionRows.lastIn(c, terminal, batch.epoch()) + 1;
                return batch.seq() == next
                        ? beforeLaterEpochs(position)
                        : Optional.of(new Outcome.NotNext(batch.epoch(), next));
            }
            if (batch.seq() != position.nextIn(batch.epoch())) {
                return Optional.of(
                        new Outcome.NotNext(position.expectedEpoch(), position.expectedSeq()));
            }
            if (beginsAnew(position) && !position.isBefore(batch.from())) {
                return Optional.of(
                        new Outcome.EpochNotLater(
                                position.epoch(), position.sealedThroughOrNull()));
            }
            return Optional.empty();
        }

        // The batches given up may include the end of one epoch and the start of the next.
        private boolean beginsAnew(Position position) throws SQLException {
            return batch.epoch() > position.epoch()
                    || ReceivedBatchRows.digest(c, terminal, batch.epoch(), batch.seq() - 1)
                            .isEmpty();
        }

        private Optional<Outcome> beforeLaterEpochs(Position position) throws SQLException {
            Optional<LocalDate> later = PositionRows.firstDayAfter(c, terminal, batch.epoch());
            return later.isEmpty() || batch.through().isBefore(later.get())
                    ? Optional.empty()
                    : Optional.of(otherBody(position));
        }

        /// Refuses days that another batch counted. A group of days begins after those of the
        /// batches before it and ends before those of the batches after it.
        private Optional<Outcome> daysCounted(Position position) throws SQLException {
            if (!closesDays()) {
                return Optional.empty();
            }
            boolean next =
                    batch.epoch() == position.epoch() && batch.seq() == position.expectedSeq();
            // Nothing comes after the next batch, and it is already known where those before it
            // end.
            Optional<LocalDate> before =
                    next
                            ? Optional.ofNullable(position.groupThroughOrNull())
                            : PositionRows.lastDayBefore(c, terminal, batch.epoch(), batch.seq());
            Optional<LocalDate> after =
                    next
                            ? Optional.empty()
                            : PositionRows.firstDayAfter(c, terminal, batch.epoch(), batch.seq());
            if ((before.isPresent() && !batch.from().isAfter(before.get()))
                    || (after.isPresent() && !batch.through().isBefore(after.get()))) {
                note(Flags.Kind.OTHER_BODY, "");
                return Optional.of(
                        new Outcome.EpochNotLater(
                                position.epoch(), position.sealedThroughOrNull()));
            }
            return Optional.empty();
        }

        // A batch without content closed no group of days, only longer periods, unless it has a
        // day's table all the same.
        private boolean closesDays() {
            return !batch.content().isEmpty()
                    || batch.tables().stream().anyMatch(t -> t.period().length() == DAY_SIGNS);
        }

        private Outcome otherBody(Position position) throws SQLException {
            note(Flags.Kind.OTHER_BODY, "");
            return new Outcome.OtherBody(position.epoch(), position.sealedThroughOrNull());
        }

        private void note(Flags.Kind kind, String detail) throws SQLException {
            Flags.note(c, new Flag(terminal, kind, batch.epoch(), batch.seq(), now, detail));
        }

        private Receipt receipt() {
            return Receipt.sign(terminal, sealed, signer);
        }
    }
}
