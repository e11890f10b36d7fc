package brussels.citedesmetiers.kiosk.content;

import java.util.List;

/// A branch of trades.
///
/// @param picture name of its drawing, one of [Picture#NAMES]
/// @param answers who gave one of these is shown its trades
/// @param unless who gave one of these is not shown its trades unasked, whatever else was answered
public record Sector(
        String id,
        String picture,
        Text name,
        List<Condition.Is> answers,
        List<Condition.Is> unless) {
    public Sector {
        answers = List.copyOf(answers);
        unless = List.copyOf(unless);
    }
}
