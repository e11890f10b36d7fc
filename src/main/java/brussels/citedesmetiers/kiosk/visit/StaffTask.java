package brussels.citedesmetiers.kiosk.visit;

import java.time.LocalDate;

/// What staff have the terminal do, from their panel.
public sealed interface StaffTask {

    /// The terminal is at this stop on this day, which also makes the day known.
    ///
    /// @param stop id of a stop, or `none`
    record StandAt(String stop, LocalDate day) implements StaffTask {}

    /// The next ticket has this number, because nothing on the disk says which.
    ///
    /// @param number 1 to 9999
    record GoOnAt(int number) implements StaffTask {}

    /// The reported losses are acknowledged.
    record ConfirmLoss() implements StaffTask {}

    /// Switch between the looks for indoors and for sunlight.
    record ChangeLook() implements StaffTask {}

    /// Print a test slip.
    ///
    /// @param printer its place among the declared ones
    record TestPrint(int printer) implements StaffTask {}

    /// Light each lamp in turn.
    record TestLights() implements StaffTask {}

    /// Say a few words.
    ///
    /// @param headset into the headset, not by the loudspeaker
    record TestVoice(boolean headset) implements StaffTask {}

    /// A new roll of paper is in the printer.
    ///
    /// @param printer its place among the declared ones
    record NewRoll(int printer) implements StaffTask {}

    /// Change to another version of the content that is here.
    ///
    /// @param version its number, or 0 for what the terminal was set up with
    record UseContent(int version) implements StaffTask {}

    /// Change to another version of the program that is here, and start it.
    ///
    /// @param version its number, or 0 for the one that was installed
    record UseProgram(int version) implements StaffTask {}

    /// Take a bundle from the stick.
    ///
    /// @param file its name there
    record TakeBundle(String file) implements StaffTask {}

    /// End the day: nobody begins a visit any more, what is on its way to paper comes out, what is
    /// due is sent, and the machine is switched off where that is set up.
    record CloseDay() implements StaffTask {}

    /// End the program in good order, and switch the machine off where that is set up.
    record SwitchOff() implements StaffTask {}

    /// End the program, so that its supervisor restarts it.
    record Restart() implements StaffTask {}
}
