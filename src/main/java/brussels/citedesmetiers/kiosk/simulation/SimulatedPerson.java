package brussels.citedesmetiers.kiosk.simulation;

import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// An invented person, for a simulated visit.
///
/// @param hour of the visit, 0 to 23
/// @param theme letter of the theme chosen
/// @param commune a value of the closed list, or "no-answer"; so are `gender` and `age`
/// @param finished whether they see the result; those who leave earlier are not asked the
///   statistical questions
/// @param adviser whether they take a ticket; otherwise the list on the phone
/// @param feedback 1 to 3, or 0 for none
public record SimulatedPerson(
        LocalDate date,
        int hour,
        String theme,
        String language,
        String commune,
        String gender,
        String age,
        boolean finished,
        boolean adviser,
        int feedback) {

    /// Answers to the statistical questions by the question's id.
    Map<String, String> about() {
        Map<String, String> about = new HashMap<>();
        CountSettings.ABOUT.forEach(
                (dimension, question) -> about.put(question, answer(dimension)));
        return about;
    }

    private String answer(Dimension dimension) {
        return switch (dimension) {
            case COMMUNE -> commune;
            case GENDER -> gender;
            case AGE -> age;
            case THEME,
                    LANGUAGE,
                    HOUR,
                    OUTCOME,
                    RECOMMENDATION,
                    TRADE,
                    QUESTION,
                    CHANNEL,
                    STOP,
                    FEEDBACK ->
                    throw new IllegalArgumentException("nobody is asked for " + dimension);
        };
    }
}
