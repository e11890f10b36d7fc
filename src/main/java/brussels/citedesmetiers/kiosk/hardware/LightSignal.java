package brussels.citedesmetiers.kiosk.hardware;

/// What the status light says. Each meaning has its colour and its rhythm, so that nobody depends
/// on telling colours apart: steady, nobody needs to come; slow, come soon; fast, come now. A
/// steady red light is what remains when the program has ended.
///
/// It only repeats at a distance what the screen and the staff panel say in words, and nothing
/// about visitors.
public enum LightSignal {
    /// The parts behind the screen are still coming up.
    STARTING(Device.LIGHT_AMBER, Rhythm.STEADY),
    /// Ready, or serving somebody.
    IN_ORDER(Device.LIGHT_GREEN, Rhythm.STEADY),
    /// It serves visitors, but staff should come soon.
    STAFF_SOON(Device.LIGHT_AMBER, Rhythm.SLOW),
    /// No ticket can come out until staff have come.
    STAFF_NOW(Device.LIGHT_RED, Rhythm.FAST);

    private final Device colour;
    private final Rhythm rhythm;

    LightSignal(Device colour, Rhythm rhythm) {
        this.colour = colour;
        this.rhythm = rhythm;
    }

    /// What matters most.
    ///
    /// @param starting whether parts are still coming up
    /// @param now whether only staff can get tickets going again
    /// @param soon whether staff should look after something
    public static LightSignal of(boolean starting, boolean now, boolean soon) {
        return starting ? STARTING : now ? STAFF_NOW : soon ? STAFF_SOON : IN_ORDER;
    }

    Device colour() {
        return colour;
    }

    Rhythm rhythm() {
        return rhythm;
    }
}
