package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Questionnaire;

/// Port: measures the ticket's token.
@FunctionalInterface
public interface TokenLength {

    /// The number of characters of the token that carries `answers`.
    int of(Questionnaire questionnaire, Answers answers);
}
