package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Picture;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Rule;
import brussels.citedesmetiers.kiosk.content.Score;
import brussels.citedesmetiers.kiosk.content.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads questionnaires and the statistical questions. The content check, not the reader, finds out
/// whether what they refer to exists and whether every path ends well.
final class QuestionReader {
    private static final int LONGEST_TEXT = 56;
    private static final int LONGEST_LABEL = 14;
    private static final int LONGEST_SCORE_NAME = 30;
    private static final int MOST_PARTS = 100;

    private static final TextForm SCORE =
            TextForm.matching(
                    "[A-Za-z0-9-]+",
                    "the id of a score, of letters, digits and hyphens, is needed");
    private static final TextForm VERSION =
            TextForm.matching(
                    "[0-9]{4}-[0-9]{2}[A-Za-z0-9.-]{0,10}",
                    "a version that starts with year and month, such as 2026-11, is needed");
    // In translation keys, these two names appear beside the choices of a question.
    private static final TextForm CHOICE_ID =
            TextForm.matching(
                    "(?!(text|label)$)[a-z0-9]+(-[a-z0-9]+)*",
                    TextForm.ID.right() + ", but not text or label");

    private final Texts texts;

    /// The ids of those of the questionnaire that is being read.
    private List<String> scores = List.of();

    QuestionReader(Texts texts) {
        this.texts = texts;
    }

    /// A questionnaire; its file must be named after `id`.
    Questionnaire questionnaire(Json json, String id) {
        json.oneOf("id", List.of(id));
        String prefix = id.toLowerCase(Locale.ROOT) + "-";
        String key = "questionnaires/" + id + "/";
        String version = json.string("version", VERSION);
        int most = json.integer("maxQuestions", 4, 30);
        List<Score> named = json.objects("scores", 0, 12, s -> score(s, key));
        scores = named.stream().map(Score::id).toList();
        return new Questionnaire(
                id,
                version,
                most,
                named,
                json.objects("questions", 1, 100, q -> question(q, prefix, key, 8)),
                json.objects("rules", 1, 500, this::rule));
    }

    /// The skippable statistical questions: single, without conditions, with up to 30 choices.
    List<Question> about(Json json) {
        return json.objects(
                "questions",
                1,
                10,
                q -> {
                    Question question = question(q, "about-", "about/", 30);
                    if (question.type() != Question.Type.SINGLE) {
                        q.fault("type", "a statistical question must be single");
                    }
                    if (q.has("enableWhen")) {
                        q.fault("enableWhen", "a statistical question is always asked");
                    }
                    return question;
                });
    }

    private Score score(Json json, String key) {
        String id = json.string("id", SCORE);
        Text name = texts.read(json, "name", key + "scores/" + id, LONGEST_SCORE_NAME);
        return new Score(id, name);
    }

    private Question question(Json json, String prefix, String filePart, int mostChoices) {
        String id = json.string("id", TextForm.ID);
        if (!id.isEmpty() && !id.startsWith(prefix)) {
            json.fault("id", "an id that starts with " + prefix + " is needed");
        }
        String key = filePart + id + "/";
        Question.Type type = json.oneOf("type", Question.Type.class);
        Text text = texts.read(json, "text", key + "text", LONGEST_TEXT);
        Text label = texts.read(json, "label", key + "label", LONGEST_LABEL);
        Condition when =
                json.optionalObject("enableWhen", this::condition).orElse(Condition.ALWAYS);
        List<Choice> choices = json.objects("choices", 2, mostChoices, c -> choice(c, type, key));
        int min = json.integer("min", 1, mostChoices, 1);
        int most = type == Question.Type.SINGLE ? 1 : choices.size();
        int max = json.integer("max", 1, mostChoices, most);
        if (type == Question.Type.SINGLE && (json.has("min") || json.has("max"))) {
            json.fault("a single question has neither min nor max");
        } else if (json.has("max") && max > choices.size()) {
            json.fault("max", "no more than the number of choices is needed");
        } else if (json.has("min") && min > max) {
            json.fault("min", "no more than max is needed");
        }
        Map<String, String> known = json.textMap("fromLanguage", LanguageFile.CODE, CHOICE_ID);
        return new Question(id, type, text, label, when, min, Math.max(min, max), choices, known);
    }

    private Choice choice(Json json, Question.Type type, String key) {
        String id = json.string("id", CHOICE_ID);
        Text text = texts.read(json, "text", key + id, LONGEST_TEXT);
        Map<String, Integer> scores = json.integerMap("scores", 1, 20, SCORE);
        boolean exclusive = json.bool("exclusive", false);
        if (json.has("exclusive") && type == Question.Type.SINGLE) {
            json.fault("exclusive", "only a choice of a multiple question can be exclusive");
        }
        List<String> languages = json.strings("languages", 0, 10, LanguageFile.CODE);
        String picture = json.has("picture") ? json.oneOf("picture", Picture.NAMES) : "";
        return new Choice(id, text, scores, exclusive, Set.copyOf(languages), picture);
    }

    private Rule rule(Json json) {
        return new Rule(
                json.optionalObject("when", this::condition).orElse(Condition.ALWAYS),
                json.integer("priority", 1, 100),
                json.strings("recommend", 1, 8, TextForm.ID));
    }

    private Condition condition(Json json) {
        List<String> names = json.names();
        return switch (names.size() == 1 ? names.getFirst() : "") {
            case "is" -> json.<Condition>object("is", QuestionReader::is).orElse(Condition.ALWAYS);
            case "any" -> new Condition.Any(parts(json, "any"));
            case "all" -> new Condition.All(parts(json, "all"));
            case "language" -> new Condition.InLanguage(json.string("language", LanguageFile.CODE));
            case "not" ->
                    new Condition.Not(json.object("not", this::condition).orElse(Condition.ALWAYS));
            case "scoreAtLeast" ->
                    json.<Condition>object("scoreAtLeast", QuestionReader::scoreAtLeast)
                            .orElse(Condition.ALWAYS);
            case "scoreLeads" ->
                    json.<Condition>object("scoreLeads", this::scoreLeads).orElse(Condition.ALWAYS);
            default -> {
                json.refuse(
                        "exactly one of is, any, all, not, language, scoreAtLeast, scoreLeads is needed");
                yield Condition.ALWAYS;
            }
        };
    }

    private static Condition is(Json json) {
        return new Condition.Is(
                json.string("question", TextForm.ID), json.string("choice", CHOICE_ID));
    }

    private static Condition scoreAtLeast(Json json) {
        return new Condition.ScoreAtLeast(
                json.string("score", SCORE), json.integer("value", 1, 1000));
    }

    private Condition scoreLeads(Json json) {
        String score = json.string("score", SCORE);
        int by = json.integer("by", 1, 1000);
        Map<String, Integer> over = new HashMap<>();
        scores.stream().filter(id -> !id.equals(score)).forEach(id -> over.put(id, by));
        return new Condition.ScoreLeads(score, over);
    }

    private List<Condition> parts(Json json, String name) {
        return json.objects(name, 1, MOST_PARTS, this::condition);
    }
}
