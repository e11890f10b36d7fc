package brussels.citedesmetiers.kiosk.visit;

import static brussels.citedesmetiers.kiosk.content.Forms.is;
import static brussels.citedesmetiers.kiosk.content.Forms.multiple;
import static brussels.citedesmetiers.kiosk.content.Forms.questionnaire;
import static brussels.citedesmetiers.kiosk.content.Forms.single;
import static brussels.citedesmetiers.kiosk.content.Forms.text;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.ContentDigest;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Theme;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Content of a few questions, built in code: two themes, the triage, two statistical questions.
final class SmallContent {
    private static final List<Question> ABOUT =
            List.of(
                    single("about-commune", "ixelles", "outside").build(),
                    single("about-gender", "f", "m", "x").build());

    private SmallContent() {}

    /// `A` asks `a-colour` and `a-shade` only of those who work; `C` asks one thing; `U` leads to
    /// `C` by its points.
    static Content content() {
        return of(themeA(), themeC(), triage());
    }

    private static Questionnaire themeA() {
        return questionnaire("A")
                .asks(single("a-work", "yes", "no"))
                .asks(
                        multiple("a-colour", 1, 2, "red", "blue", "green", "none")
                                .exclusive("none")
                                .when(is("a-work", "yes")))
                .asks(single("a-shade", "dark", "light").when(is("a-colour", "red")))
                .asks(single("a-way", "here", "home"))
                .recommends(9, is("a-shade", "dark"), "paint")
                .recommends(5, is("a-work", "no"), "siep")
                .recommends("web", "desk")
                .build();
    }

    private static Questionnaire themeC() {
        return questionnaire("C").asks(single("c-goal", "near", "far")).recommends("web").build();
    }

    private static Questionnaire triage() {
        return questionnaire("U")
                .scores("A", "C")
                .asks(single("u-wish", "learn", "choose", "unsure").points("choose", "C", 2))
                .recommends("desk")
                .build();
    }

    /// Content around questionnaires of any kind.
    static Content of(Questionnaire... questionnaires) {
        Map<String, Questionnaire> byId = new HashMap<>();
        Map<String, Recommendation> recommendations = new HashMap<>();
        for (Questionnaire q : questionnaires) {
            byId.put(q.id(), q);
            q.rules().stream()
                    .flatMap(r -> r.recommend().stream())
                    .forEach(id -> recommendations.put(id, recommendation(id)));
        }
        List<Theme> themes =
                Stream.of(questionnaires)
                        .map(q -> new Theme(q.id(), text(q.id()), text(""), "icon"))
                        .toList();
        return new Content(
                ContentDigest.of("0123456789ab"),
                languages(),
                themes,
                byId,
                recommendations,
                ABOUT);
    }

    private static Recommendation recommendation(String id) {
        return new Recommendation(
                id,
                "web",
                Recommendation.Access.DIRECT,
                text(id),
                text(""),
                text(""),
                Set.of("fr", "nl", "en", "uk"),
                LocalDate.EPOCH,
                Map.of());
    }

    private static List<Language> languages() {
        return Stream.of("fr", "nl", "en", "uk")
                .map(code -> new Language(code, code, code, code, false, true, Map.of()))
                .toList();
    }
}
