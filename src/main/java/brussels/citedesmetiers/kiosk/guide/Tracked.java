package brussels.citedesmetiers.kiosk.guide;

/// A condition that the exploration follows through the questions.
///
/// @param start the number of what is left of it before the first question
/// @param first the first question that can change it
/// @param end the last place where it is needed
/// @param rule the index of the rule it is the condition of, or [#NO_RULE]
record Tracked(int start, int first, int end, int rule) {

    static final int NO_RULE = -1;

    /// Whether it is part of the states before the question at `place`.
    boolean isLive(int place) {
        return first < place && place <= end;
    }
}
