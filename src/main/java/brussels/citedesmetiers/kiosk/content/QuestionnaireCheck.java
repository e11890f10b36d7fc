package brussels.citedesmetiers.kiosk.content;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks one questionnaire's file: everything its questions, conditions and rules refer to must
/// exist.
final class QuestionnaireCheck {

    private final Questionnaire form;
    private final FaultList faults;
    private final List<String> scores;
    private final Map<String, Integer> places = new HashMap<>();

    QuestionnaireCheck(Questionnaire form, FaultList faults) {
        this.form = form;
        this.faults = faults;
        this.scores = form.scores().stream().map(Score::id).toList();
        for (int i = 0; i < form.questions().size(); i++) {
            places.putIfAbsent(form.questions().get(i).id(), i);
        }
    }

    /// Adds the faults of this file.
    ///
    /// @param catalogue the ids of all recommendations
    /// @param questionIds the question ids of earlier files, to which its own are added
    void check(Set<String> catalogue, Set<String> questionIds) {
        Pointer root = Pointer.ROOT;
        faults.ids(root.at("scores"), scores, "score");
        for (int i = 0; i < form.scores().size(); i++) {
            faults.text(
                    root.at("scores").at(i).at("name"),
                    form.scores().get(i).name(),
                    TextPlace.SCORE_NAME);
        }
        QuestionCheck check = new QuestionCheck(faults, QuestionCheck.Form.GUIDED, scores);
        for (int i = 0; i < form.questions().size(); i++) {
            Question question = form.questions().get(i);
            Pointer at = root.at("questions").at(i);
            faults.id(at.at("id"), question.id(), questionIds, "question");
            check.check(question, at);
            references(question.enableWhen(), at.at("enableWhen"), i);
        }
        Map<String, Integer> conditions = new HashMap<>();
        for (int i = 0; i < form.rules().size(); i++) {
            rule(form.rules().get(i), i, catalogue, conditions);
        }
    }

    private void rule(Rule rule, int index, Set<String> catalogue, Map<String, Integer> seen) {
        Pointer at = Pointer.ROOT.at("rules").at(index);
        references(rule.when(), at.at("when"), form.questions().size());
        Integer other = seen.putIfAbsent(SameCondition.key(rule.when()), index);
        if (other != null) {
            faults.add(
                    at.at("when"),
                    String.valueOf(index),
                    "same condition as rule " + other + "; put both in one rule");
        }
        if (rule.priority() < 1 || rule.priority() > 100) {
            faults.add(
                    at.at("priority"),
                    String.valueOf(rule.priority()),
                    "not a priority; give 1 to 100");
        }
        if (rule.recommend().isEmpty()) {
            faults.add(at.at("recommend"), "[]", "recommends nothing; name a recommendation");
        }
        Set<String> named = new HashSet<>();
        for (int i = 0; i < rule.recommend().size(); i++) {
            String id = rule.recommend().get(i);
            Pointer place = at.at("recommend").at(i);
            if (!catalogue.contains(id)) {
                faults.add(
                        place,
                        id,
                        "unknown recommendation; "
                                + Nearest.meant(
                                        id,
                                        catalogue,
                                        "name one of " + ContentFile.RECOMMENDATIONS));
            }
            if (!named.add(id)) {
                faults.add(place, id, "named twice in this rule; name it once");
            }
        }
    }

    /// Whether everything the questions and rules of `form` refer to exists.
    static boolean namesOnlyWhatIsThere(Questionnaire form) {
        FaultList found = new FaultList(form.id(), List.of(), (_, _, _) -> Optional.empty());
        QuestionnaireCheck check = new QuestionnaireCheck(form, found);
        for (int i = 0; i < form.questions().size(); i++) {
            check.references(form.questions().get(i).enableWhen(), Pointer.ROOT, i);
        }
        for (Rule rule : form.rules()) {
            check.references(rule.when(), Pointer.ROOT, form.questions().size());
        }
        return found.faults().isEmpty();
    }

    /// Checks what a condition refers to; it may use only questions before `position`.
    private void references(Condition condition, Pointer pointer, int position) {
        for (Leaf leaf : Leaf.of(condition, pointer)) {
            Pointer at = leaf.pointer();
            switch (leaf.condition()) {
                case Condition.Is is -> is(is, at, position);
                case Condition.InLanguage(String code) -> faults.language(at.at("language"), code);
                case Condition.ScoreLeads(String score, Map<String, Integer> over) -> {
                    if (!scores.contains(score)) {
                        faults.add(
                                at.at("score"),
                                score,
                                "unknown score; " + QuestionCheck.among(score, scores));
                    } else if (over.isEmpty()) {
                        faults.add(at, score, "leads over nothing; there is no other score");
                    }
                }
                case Condition.ScoreAtLeast(String score, int value) -> {
                    if (!scores.contains(score)) {
                        faults.add(
                                at.at("score"),
                                score,
                                "unknown score; " + QuestionCheck.among(score, scores));
                    }
                    if (value < 1) {
                        faults.add(
                                at.at("value"),
                                String.valueOf(value),
                                "holds always; ask for 1 point or more");
                    }
                }
                case Condition.Any _, Condition.All _, Condition.Not _ ->
                        faults.add(at, "[]", "has no parts; give at least one condition");
            }
        }
    }

    private void is(Condition.Is is, Pointer at, int position) {
        Integer place = places.get(is.question());
        if (place == null) {
            faults.add(
                    at.at("question"),
                    is.question(),
                    "unknown question; "
                            + Nearest.meant(
                                    is.question(),
                                    form.questions().stream().map(Question::id).toList(),
                                    "name one of this questionnaire"));
            return;
        }
        if (place >= position) {
            faults.add(
                    at.at("question"),
                    is.question(),
                    "not asked before this question; name an earlier one");
        }
        Question question = form.questions().get(place);
        if (question.choice(is.choice()).isEmpty()) {
            faults.add(
                    at.at("choice"),
                    is.choice(),
                    "unknown choice of "
                            + is.question()
                            + "; "
                            + QuestionCheck.among(
                                    is.choice(),
                                    question.choices().stream().map(Choice::id).toList()));
        }
    }
}
