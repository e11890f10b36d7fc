package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.screen.StaffDesk;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// What staff do at the terminal itself.
final class Controls implements StaffDesk {
    /// What staff can settle that the store must know. Every method returns at once.
    interface OfStore {
        /// Where the terminal stands on which day.
        void chooseDay(String stop, LocalDate day);

        /// At which number to go on.
        void startAt(int number);

        /// That the losses told are known.
        void confirmLoss();
    }

    private final PinGate pin;
    private final char letter;
    private final Sunlight sunlight;
    private @Nullable VisitLoop visits;
    private final OfStore wishes;
    private Runnable restart = () -> Logger.warn("Nothing here can restart the terminal");

    /// @param pin the one that the desk's pages ask for as well; wrong tries there lock nothing
    ///   here
    /// @param wishes told what staff say of day, numbers and losses
    Controls(PinGate pin, char letter, Sunlight sunlight, OfStore wishes) {
        this.pin = pin;
        this.wishes = wishes;
        this.letter = letter;
        this.sunlight = sunlight;
    }

    void serve(VisitLoop newVisits) {
        visits = newVisits;
    }

    void onRestart(Runnable action) {
        restart = action;
    }

    @Override
    public String terminal() {
        return String.valueOf(letter);
    }

    @Override
    public void checkPin(char[] digits, Consumer<PinAnswer> answer) {
        Thread.ofVirtual()
                .name("pin")
                .start(
                        () -> {
                            PinGate.Outcome found = pin.enter(new PinGate.Caller.Panel(), digits);
                            Arrays.fill(digits, '0');
                            answer.accept(answer(found));
                        });
    }

    private static PinAnswer answer(PinGate.Outcome found) {
        return switch (found) {
            case PinGate.Outcome.Right() -> new PinAnswer.Right();
            case PinGate.Outcome.Wrong(Duration _) -> new PinAnswer.Wrong();
            case PinGate.Outcome.Later(Duration wait) ->
                    new PinAnswer.Locked(wait.plusMillis(999).toSeconds());
            case PinGate.Outcome.Unavailable() -> new PinAnswer.NotSet();
        };
    }

    @Override
    public boolean sunlight() {
        return sunlight.now();
    }

    @Override
    public void changeLook() {
        sunlight.change();
        Logger.info("Staff chose the look for {}", sunlight.now() ? "sunlight" : "indoors");
        if (visits != null) {
            visits.draw();
        }
    }

    @Override
    public void chooseDay(String stop, LocalDate day) {
        wishes.chooseDay(stop, day);
    }

    @Override
    public void startAt(int number) {
        Logger.info("Staff chose the number {} to go on with", number);
        wishes.startAt(number);
    }

    @Override
    public void confirmLoss() {
        Logger.info("Staff know what was lost");
        wishes.confirmLoss();
    }

    @Override
    public void testPrint() {
        VisitLoop present = visits;
        if (present != null) {
            present.testPrint(result -> present.aroundChanged(null));
        }
    }

    @Override
    public void restart() {
        Logger.info("Staff asked for a restart");
        restart.run();
    }
}
