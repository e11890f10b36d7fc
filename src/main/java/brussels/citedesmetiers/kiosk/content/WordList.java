package brussels.citedesmetiers.kiosk.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words a house does not use, and what it says instead: one word for one thing, and no French
/// adjective that has to choose the visitor's gender. Immutable.
public final class WordList {
    private record Entry(Pattern words, String instead) {}

    private final Map<String, List<Entry>> byLanguage;

    /// @param byLanguage what to say instead, by language and by the words not to use; `*` at the
    ///   end of a word stands for any ending
    public WordList(Map<String, Map<String, String>> byLanguage) {
        Map<String, List<Entry>> entries = new TreeMap<>();
        byLanguage.forEach(
                (language, words) ->
                        entries.put(
                                language,
                                new TreeMap<>(words)
                                        .entrySet().stream()
                                                .map(
                                                        e ->
                                                                new Entry(
                                                                        found(e.getKey()),
                                                                        e.getValue()))
                                                .toList()));
        this.byLanguage = entries;
    }

    private static Pattern found(String words) {
        String parts =
                Stream.of(words.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\p{L}*"));
        return Pattern.compile(
                "(?<!\\p{L})" + parts + "(?!\\p{L})",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// Every text that a visitor reads and that uses such words.
    public List<Fault> check(Draft draft) {
        List<Fault> faults = new ArrayList<>();
        Pointer root = Pointer.ROOT;
        for (Language language : draft.languages()) {
            new TreeMap<>(language.texts())
                    .forEach(
                            (key, text) -> {
                                if (!Language.isForStaff(key)) {
                                    line(
                                            faults,
                                            ContentFile.language(language.code()),
                                            root.at("texts").at(key),
                                            language.code(),
                                            text);
                                }
                            });
        }
        for (int i = 0; i < draft.themes().size(); i++) {
            Theme theme = draft.themes().get(i);
            Pointer at = root.at("themes").at(i);
            text(faults, ContentFile.THEMES, at.at("name"), theme.name());
            text(faults, ContentFile.THEMES, at.at("hint"), theme.hint());
            text(faults, ContentFile.THEMES, at.at("longHint"), theme.longHint());
        }
        House house = draft.houseOrNull();
        if (house != null) {
            Pointer at = root.at("house");
            text(faults, ContentFile.THEMES, at.at("hint"), house.tile().hint());
            text(faults, ContentFile.THEMES, at.at("longHint"), house.tile().longHint());
            text(faults, ContentFile.THEMES, at.at("there"), house.there());
        }
        for (Questionnaire form : draft.questionnaires()) {
            questions(faults, ContentFile.questionnaire(form.id()), form.questions());
        }
        questions(faults, ContentFile.ABOUT, draft.about());
        for (int i = 0; i < draft.recommendations().size(); i++) {
            Recommendation r = draft.recommendations().get(i);
            Pointer at = root.at("recommendations").at(i);
            text(faults, ContentFile.RECOMMENDATIONS, at.at("title"), r.title());
            text(faults, ContentFile.RECOMMENDATIONS, at.at("summary"), r.summary());
            text(faults, ContentFile.RECOMMENDATIONS, at.at("details"), r.details());
        }
        return List.copyOf(faults);
    }

    /// Every text of the trades that uses such words.
    public List<Fault> check(Trades trades) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < trades.sectors().size(); i++) {
            Pointer at = Pointer.ROOT.at("sectors").at(i).at("name");
            text(faults, ContentFile.TRADES, at, trades.sectors().get(i).name());
        }
        for (int i = 0; i < trades.trades().size(); i++) {
            Pointer at = Pointer.ROOT.at("trades").at(i);
            text(faults, ContentFile.TRADES, at.at("name"), trades.trades().get(i).name());
            text(faults, ContentFile.TRADES, at.at("does"), trades.trades().get(i).does());
        }
        return List.copyOf(faults);
    }

    private void questions(List<Fault> faults, String file, List<Question> questions) {
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            Pointer at = Pointer.ROOT.at("questions").at(i);
            text(faults, file, at.at("text"), question.text());
            text(faults, file, at.at("label"), question.label());
            for (int k = 0; k < question.choices().size(); k++) {
                Pointer choice = at.at("choices").at(k).at("text");
                text(faults, file, choice, question.choices().get(k).text());
            }
        }
    }

    private void text(List<Fault> faults, String file, Pointer at, Text text) {
        new TreeMap<>(text.byLanguage())
                .forEach((language, words) -> line(faults, file, at.at(language), language, words));
    }

    private void line(List<Fault> faults, String file, Pointer at, String language, String text) {
        for (Entry entry : byLanguage.getOrDefault(language, List.of())) {
            if (entry.words().matcher(text).find()) {
                faults.add(
                        new Fault(file, at.text(), text, "the word list says: " + entry.instead()));
            }
        }
    }
}
