package brussels.citedesmetiers.kiosk.content;

import static brussels.citedesmetiers.kiosk.content.Forms.atLeast;
import static brussels.citedesmetiers.kiosk.content.Forms.is;
import static brussels.citedesmetiers.kiosk.content.Forms.multiple;
import static brussels.citedesmetiers.kiosk.content.Forms.not;
import static brussels.citedesmetiers.kiosk.content.Forms.questionnaire;
import static brussels.citedesmetiers.kiosk.content.Forms.single;
import static brussels.citedesmetiers.kiosk.content.Forms.text;

import brussels.citedesmetiers.kiosk.content.Recommendation.Access;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A small content without faults, and ways to plant some.
final class Drafts {

    final List<Language> languages = new ArrayList<>();
    final List<Theme> themes = new ArrayList<>();
    final List<Questionnaire> questionnaires = new ArrayList<>();
    final List<Recommendation> recommendations = new ArrayList<>();
    final List<Question> about = new ArrayList<>();

    static Drafts sound() {
        Drafts drafts = new Drafts();
        for (String code : List.of("fr", "nl", "en", "uk")) {
            Map<String, String> texts = Map.of("back", "x", "more", "{0} x {1}", "a/b", "x");
            drafts.languages.add(new Language(code, "x", "x", "x", false, true, texts));
        }
        drafts.themes.add(new Theme("C", text("C"), text("C"), "theme-choisir"));
        drafts.themes.add(new Theme("U", text("U"), text("U"), "theme-unsure"));
        drafts.questionnaires.add(form().build());
        drafts.questionnaires.add(unsure().build());
        drafts.recommendations.add(recommendation("siep", "web", "https://www.siep.be/a?b=c"));
        drafts.recommendations.add(
                new Recommendation(
                        "walk",
                        "people",
                        Access.EITHER,
                        text("walk"),
                        text("walk"),
                        text("walk"),
                        Set.of("fr"),
                        LocalDate.EPOCH,
                        Map.of()));
        String[] ages = new String[12];
        for (int i = 0; i < ages.length; i++) {
            ages[i] = "age-" + i;
        }
        drafts.about.add(single("age", ages).build());
        return drafts;
    }

    static Forms.Form form() {
        return questionnaire("C")
                .scores("R")
                .asks(single("c-who", "pupil", "worker").points("pupil", "R", 1))
                .asks(
                        multiple("c-likes", 1, 2, "a", "b", "none")
                                .exclusive("none")
                                .when(is("c-who", "pupil")))
                .recommends("walk")
                .recommends(5, is("c-likes", "a"), "siep", "walk")
                .recommends(5, not(atLeast("R", 1)), "siep");
    }

    static Forms.Form unsure() {
        return questionnaire("U")
                .scores("C")
                .asks(single("u-one", "x", "y").points("x", "C", 1))
                .recommends("walk");
    }

    static Recommendation recommendation(String id, String icon, String address) {
        return new Recommendation(
                id,
                icon,
                Access.DIRECT,
                text(id),
                text(id),
                text(id),
                Set.of("fr"),
                LocalDate.EPOCH,
                Map.of(Recommendation.OTHER_LANGUAGES, address));
    }

    /// Puts another questionnaire in the place of the first.
    Drafts with(Forms.Form form) {
        questionnaires.set(0, form.build());
        return this;
    }

    Drafts language(int index, UnaryOperator<Map<String, String>> change) {
        Language l = languages.get(index);
        languages.set(
                index,
                new Language(
                        l.code(),
                        l.name(),
                        l.greeting(),
                        l.free(),
                        false,
                        true,
                        change.apply(new HashMap<>(l.texts()))));
        return this;
    }

    /// The same words but in one language, where they are `words`.
    static Text except(String language, String words) {
        Map<String, String> map = new HashMap<>(text("x").byLanguage());
        map.put(language, words);
        return new Text(map);
    }

    /// A text that lacks one language.
    static Text without(String language) {
        Map<String, String> map = new HashMap<>(text("x").byLanguage());
        map.remove(language);
        return new Text(map);
    }

    Draft draft() {
        return new Draft(languages, themes, questionnaires, recommendations, about, Map.of());
    }
}
