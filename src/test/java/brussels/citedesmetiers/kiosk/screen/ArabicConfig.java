package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.House;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Score;
import brussels.citedesmetiers.kiosk.content.Text;
import brussels.citedesmetiers.kiosk.content.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// A copy of a configuration folder with one more language, Arabic, as a content editor would add
/// it: the screens' texts are real, those of the content are Arabic words, three quarters as long
/// as the French ones, which is what translations come to.
final class ArabicConfig {
    private static final String[] WORDS = {
        "دورات",
        "اللغة",
        "الفرنسية",
        "معادلة",
        "شهادتي",
        "إثبات",
        "المهارات",
        "التدريب",
        "المهني",
        "التعليم",
        "العالي",
        "في",
        "بلجيكا",
        "أبحث",
        "عن",
        "عمل",
        "جديد",
        "مع",
        "مستشار"
    };
    private static final String[] THEMES = {"أختار", "أتعلّم", "أعمل", "أنتقل", "أؤسّس", "لا أعرف"};

    private final Content content;
    private final Map<String, String> texts = new TreeMap<>();
    private int next;

    private ArabicConfig(Content content) {
        this.content = content;
    }

    /// Makes the copy in `folder`.
    static Path in(Path folder, Path config, Content content) throws IOException {
        try (Stream<Path> files = Files.walk(config)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(config.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        ObjectMapper json = new ObjectMapper();
        try (InputStream in = Files.newInputStream(config.resolve("languages/ar.json"))) {
            ObjectNode language = (ObjectNode) json.readTree(in);
            ObjectNode carried = language.putObject("content");
            new ArabicConfig(content).collect().forEach(carried::put);
            Files.write(folder.resolve("languages/ar.json"), json.writeValueAsBytes(language));
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
        return folder;
    }

    private Map<String, String> collect() {
        int i = 0;
        for (Theme theme : content.themes()) {
            String at = "themes/" + theme.id() + "/";
            texts.put(at + "name", THEMES[i++]);
            put(at + "hint", theme.hint());
            put(at + "longHint", theme.longHint());
        }
        content.house()
                .ifPresent(
                        house -> {
                            put("themes/house/name", house.tile().name());
                            put("themes/house/hint", house.tile().hint());
                            put("themes/house/longHint", house.tile().longHint());
                            put("themes/house/there", house.there());
                            for (House.Service service : house.services()) {
                                String at = "themes/" + service.letter() + "/";
                                put(at + "name", service.theme().name());
                                put(at + "ask", service.ask());
                            }
                        });
        for (Questionnaire form : new TreeMap<>(content.questionnaires()).values()) {
            String at = "questionnaires/" + form.id() + "/";
            for (Score score : form.scores()) {
                put(at + "scores/" + score.id(), score.name());
            }
            form.questions().forEach(q -> question(at, q));
        }
        content.about().forEach(q -> question("about/", q));
        for (Recommendation r : new TreeMap<>(content.recommendations()).values()) {
            String at = "recommendations/" + r.id() + "/";
            put(at + "title", r.title());
            put(at + "summary", r.summary());
            put(at + "details", r.details());
        }
        return texts;
    }

    private void question(String at, Question question) {
        put(at + question.id() + "/text", question.text());
        put(at + question.id() + "/label", question.label());
        for (Choice choice : question.choices()) {
            put(at + question.id() + "/" + choice.id(), choice.text());
        }
    }

    private void put(String key, Text french) {
        texts.put(key, likeInLength(french.in("fr")));
    }

    private String likeInLength(String model) {
        StringBuilder made = new StringBuilder(WORDS[next++ % WORDS.length]);
        while (true) {
            String word = WORDS[next++ % WORDS.length];
            if (made.length() + 1 + word.length() > model.length() * 3 / 4) {
                break;
            }
            made.append(' ').append(word);
        }
        if (model.endsWith("?")) {
            made.append('؟');
        }
        return made.toString();
    }
}
