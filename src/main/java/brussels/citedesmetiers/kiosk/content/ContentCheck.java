package brussels.citedesmetiers.kiosk.content;

import static java.util.stream.Collectors.toSet;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Checks what the content files say: ids, references, limits, translations and whether texts fit.
///
/// It checks each file by itself and the references between files. Whether every path through a
/// questionnaire ends well is checked separately, by following the paths. All faults are reported
/// together, file by file, in the order of the file. Pure if the given [TextFit] is.
public final class ContentCheck {

    /// The drawings a recommendation may have.
    public static final Set<String> RECOMMENDATION_ICONS =
            ordered("calendar", "web", "form", "people", "adviser", "info", "printer", "truck");

    /// The drawings a theme may have in its door.
    public static final Set<String> THEME_ICONS =
            ordered(
                    "theme-choisir",
                    "theme-apprendre",
                    "theme-travailler",
                    "theme-bouger",
                    "theme-entreprendre",
                    "theme-unsure");

    private final TextFit fit;

    /// @param fit measures texts in their places
    public ContentCheck(TextFit fit) {
        this.fit = fit;
    }

    /// Every fault of `draft`; empty when it may be used.
    public List<Fault> check(Draft draft) {
        List<String> languages = draft.languages().stream().map(Language::code).distinct().toList();
        List<Fault> faults = new ArrayList<>(new LanguageCheck(draft.languages(), fit).check());
        faults.addAll(themes(draft, list(ContentFile.THEMES, languages, draft)));
        faults.addAll(questionnaires(draft, languages));
        faults.addAll(recommendations(draft, list(ContentFile.RECOMMENDATIONS, languages, draft)));
        return List.copyOf(faults);
    }

    /// Whether everything the conditions of `form` refer to exists. If not, following the paths
    /// would only repeat the fault, once for every place that cannot be reached.
    public static boolean namesOnlyWhatIsThere(Questionnaire form) {
        return QuestionnaireCheck.namesOnlyWhatIsThere(form);
    }

    private FaultList list(String file, List<String> languages, Draft draft) {
        return new FaultList(file, languages, draft.written(), fit);
    }

    private static List<Fault> themes(Draft draft, FaultList faults) {
        Pointer list = Pointer.ROOT.at("themes");
        Set<String> letters =
                draft.questionnaires().stream().map(Questionnaire::id).collect(toSet());
        faults.ids(list, draft.themes().stream().map(Theme::id).toList(), "theme");
        for (int i = 0; i < draft.themes().size(); i++) {
            Theme theme = draft.themes().get(i);
            Pointer at = list.at(i);
            if (!letters.contains(theme.id())) {
                faults.add(
                        at.at("id"),
                        theme.id(),
                        "theme without questions; write " + ContentFile.questionnaire(theme.id()));
            }
            faults.text(at.at("name"), theme.name(), TextPlace.THEME_NAME);
            faults.text(at.at("hint"), theme.hint(), TextPlace.THEME_HINT);
            icon(faults, at.at("icon"), theme.icon(), THEME_ICONS);
        }
        House house = draft.houseOrNull();
        if (house != null) {
            house(house, faults);
        }
        return faults.faults();
    }

    private static void house(House house, FaultList faults) {
        Pointer at = Pointer.ROOT.at("house");
        faults.text(at.at("name"), house.tile().name(), TextPlace.THEME_NAME);
        faults.text(at.at("hint"), house.tile().hint(), TextPlace.THEME_HINT);
        faults.text(at.at("there"), house.there(), TextPlace.RECOMMENDATION_DETAILS);
        Pointer services = at.at("services");
        Set<String> letters = new HashSet<>();
        for (int i = 0; i < house.services().size(); i++) {
            House.Service service = house.services().get(i);
            faults.id(services.at(i).at("letter"), service.letter(), letters, "service");
            faults.text(services.at(i).at("name"), service.theme().name(), TextPlace.CHOICE);
            faults.text(services.at(i).at("ask"), service.ask(), TextPlace.ACTION);
        }
    }

    private List<Fault> questionnaires(Draft draft, List<String> languages) {
        List<Fault> faults = new ArrayList<>();
        Set<String> catalogue =
                draft.recommendations().stream().map(Recommendation::id).collect(toSet());
        Set<String> themes = draft.themes().stream().map(Theme::id).collect(toSet());
        Set<String> letters = new HashSet<>();
        Set<String> questionIds = new HashSet<>();
        for (Questionnaire form : draft.questionnaires()) {
            FaultList list = list(ContentFile.questionnaire(form.id()), languages, draft);
            list.id(Pointer.ROOT.at("id"), form.id(), letters, "questionnaire");
            if (!themes.contains(form.id())) {
                list.add(
                        Pointer.ROOT.at("id"),
                        form.id(),
                        "unknown theme; name one of " + ContentFile.THEMES);
            }
            if (form.id().equals(Questionnaire.UNSURE)) {
                leadsToThemes(form, themes, list);
            }
            new QuestionnaireCheck(form, list).check(catalogue, questionIds);
            faults.addAll(list.faults());
        }
        faults.addAll(about(draft, questionIds, list(ContentFile.ABOUT, languages, draft)));
        return faults;
    }

    private static void leadsToThemes(Questionnaire form, Set<String> themes, FaultList faults) {
        for (int i = 0; i < form.scores().size(); i++) {
            String id = form.scores().get(i).id();
            if (!themes.contains(id)) {
                faults.add(
                        Pointer.ROOT.at("scores").at(i).at("id"),
                        id,
                        "leads to no theme; name one of " + ContentFile.THEMES);
            }
        }
    }

    private static List<Fault> about(Draft draft, Set<String> questionIds, FaultList faults) {
        QuestionCheck check = new QuestionCheck(faults, QuestionCheck.Form.ABOUT, List.of());
        for (int i = 0; i < draft.about().size(); i++) {
            Question question = draft.about().get(i);
            Pointer at = Pointer.ROOT.at("questions").at(i);
            faults.id(at.at("id"), question.id(), questionIds, "question");
            check.check(question, at);
            if (!question.enableWhen().equals(Condition.ALWAYS)) {
                faults.add(
                        at.at("enableWhen"),
                        question.id(),
                        "statistical questions are asked always; leave the condition out");
            }
        }
        return faults.faults();
    }

    private static List<Fault> recommendations(Draft draft, FaultList faults) {
        Pointer list = Pointer.ROOT.at("recommendations");
        Set<String> named =
                draft.questionnaires().stream()
                        .flatMap(form -> form.rules().stream())
                        .flatMap(rule -> rule.recommend().stream())
                        .collect(toSet());
        faults.ids(
                list,
                draft.recommendations().stream().map(Recommendation::id).toList(),
                "recommendation");
        for (int i = 0; i < draft.recommendations().size(); i++) {
            Recommendation recommendation = draft.recommendations().get(i);
            Pointer at = list.at(i);
            if (!named.contains(recommendation.id())) {
                faults.add(
                        at.at("id"),
                        recommendation.id(),
                        "no rule recommends it; name it in a rule or take it out");
            }
            icon(faults, at.at("icon"), recommendation.icon(), RECOMMENDATION_ICONS);
            faults.text(at.at("title"), recommendation.title(), TextPlace.RECOMMENDATION_TITLE);
            faults.text(
                    at.at("summary"), recommendation.summary(), TextPlace.RECOMMENDATION_SUMMARY);
            faults.text(
                    at.at("details"), recommendation.details(), TextPlace.RECOMMENDATION_DETAILS);
            for (String language : new TreeSet<>(recommendation.languages())) {
                faults.language(at.at("languages"), language);
            }
            new TreeMap<>(recommendation.addresses())
                    .forEach((language, address) -> address(faults, at, language, address));
            for (String language : new TreeSet<>(recommendation.phones().keySet())) {
                if (!language.equals(Recommendation.OTHER_LANGUAGES)) {
                    faults.language(at.at("phone").at(language), language);
                }
            }
        }
        Pointer most = Pointer.ROOT.at("otherLanguageAtMost");
        for (String language : new TreeSet<>(draft.otherLanguageAtMost().keySet())) {
            if (!language.equals(Recommendation.OTHER_LANGUAGES)) {
                faults.language(most.at(language), language);
            }
        }
        return faults.faults();
    }

    private static void icon(FaultList faults, Pointer at, String icon, Set<String> known) {
        if (!known.contains(icon)) {
            faults.add(at, icon, "unknown icon; use one of " + String.join(", ", known));
        }
    }

    private static void address(FaultList faults, Pointer at, String language, String address) {
        boolean all = language.equals(Recommendation.OTHER_LANGUAGES);
        Pointer place = all ? at.at("address") : at.at("address").at(language);
        if (!isSecure(address)) {
            faults.add(place, address, "not a web address; give one that starts with https://");
        }
        if (!all) {
            faults.language(place, language);
        }
    }

    private static boolean isSecure(String address) {
        try {
            URI uri = new URI(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /// Keeps the order for messages.
    private static Set<String> ordered(String... names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
    }
}
