package brussels.citedesmetiers.kiosk.visit;

import java.util.List;

/// The new state and what the terminal has to do.
public record Step(Visit visit, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }

    static Step to(Visit visit, Effect... effects) {
        return new Step(visit, List.of(effects));
    }
}
