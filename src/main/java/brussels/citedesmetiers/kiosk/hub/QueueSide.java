package brussels.citedesmetiers.kiosk.hub;

import brussels.citedesmetiers.kiosk.queue.ArrivalAnswer;
import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketRegister;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import java.net.BindException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How this terminal takes part in the adviser queue: as the site's hub, forwarding to a hub
/// elsewhere, or without one.
///
/// Created and used on the store's thread, except [#outlook()], [#codeKeys()], [#state()] and
/// [#arrive].
public interface QueueSide extends AutoCloseable {

    /// The store of this terminal, as its side of the queue uses it.
    ///
    /// @param turns runs work on the store's thread
    /// @param changed told on any thread when the screen may have to show something else
    record LocalStore(
            DerbyStore store,
            OwnKey key,
            TicketRegister register,
            OneAtATime turns,
            Runnable changed) {}

    /// How long the holder of a number given now will wait, as far as known.
    WaitEstimate estimate(TicketRequest request);

    /// Gives a number.
    ///
    /// @throws NoNumberException if no number can be given safely; as
    ///   [brussels.citedesmetiers.kiosk.queue.TicketRegister.NotNowException] if only the rules of
    ///   the queue give none now
    TicketCode give(TicketRequest request) throws NoNumberException;

    /// Somebody typed the code of an appointment. Any thread but JavaFX's: it may wait for queue,
    /// disk and network.
    ///
    /// @param language code of the visitor's language
    ArrivalAnswer arrive(String typed, String language);

    /// The state of the queue, if known.
    Optional<QueueOutlook> outlook();

    /// The keys that the codes of today's appointments need, as far as was heard today.
    CodeKeys codeKeys();

    /// What staff need to know about it.
    State state();

    /// To be called every few seconds.
    void tick();

    @Override
    void close();

    /// The state of this side of the queue.
    sealed interface State {
        /// No hub is declared.
        record Alone() implements State {}

        /// The pages are not up yet.
        record Starting() implements State {}

        /// Staff find their pages here.
        ///
        /// @param fingerprint of the certificate, 64 hexadecimal digits
        record Serving(List<URI> addresses, String fingerprint) implements State {
            public Serving {
                addresses = List.copyOf(addresses);
            }
        }

        /// The pages could not be started; it is tried again.
        record NotServing(Why why) implements State {
            /// What they lack.
            public enum Why {
                /// Another program has their port.
                PORT,
                /// Their certificate or its key cannot be used.
                CERTIFICATE,
                /// The data folder cannot be read or written, or something nobody thought of; the
                /// log says what.
                FILES;

                /// A stable name: the end of the staff's text key `staff.desk.…`.
                public String code() {
                    return name().toLowerCase(Locale.ROOT);
                }

                static Why of(Exception fault) {
                    return switch (fault) {
                        case BindException _ -> PORT;
                        case GeneralSecurityException _ -> CERTIFICATE;
                        default -> FILES;
                    };
                }
            }
        }

        /// The hub has all tickets.
        record Linked() implements State {}

        /// The hub does not answer; this many tickets wait for it.
        record HubAway(int waiting) implements State {}
    }

    /// A terminal without a queue: numbers only.
    static QueueSide alone(LocalStore local) {
        return new QueueSide() {
            @Override
            public WaitEstimate estimate(TicketRequest request) {
                return new WaitEstimate.Unknown(0);
            }

            @Override
            public TicketCode give(TicketRequest request) throws NoNumberException {
                return local.register().issue(request).code();
            }

            @Override
            public ArrivalAnswer arrive(String typed, String language) {
                return new ArrivalAnswer.NotHere();
            }

            @Override
            public Optional<QueueOutlook> outlook() {
                return Optional.empty();
            }

            @Override
            public CodeKeys codeKeys() {
                return CodeKeys.NONE;
            }

            @Override
            public State state() {
                return new State.Alone();
            }

            @Override
            public void tick() {
                // Nothing waits here.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
