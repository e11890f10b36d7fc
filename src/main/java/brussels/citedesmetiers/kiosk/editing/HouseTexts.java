package brussels.citedesmetiers.kiosk.editing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All texts of a configuration folder that are translated: those of the content, of the services,
/// and of the screens. Each has a name that stays when its place in the file changes.
final class HouseTexts {
    /// The language that all others are translated from.
    static final String SOURCE = "fr";

    /// The languages that the content files carry themselves.
    private static final Set<String> CARRIED = Set.of("fr", "nl", "en", "uk");

    private static final String DESK = "desk.json";

    /// The files that carry the texts of every language.
    private static final Set<String> CARRY_ALL = Set.of("content/trades.json", DESK);

    private final Path config;
    private final String language;
    private final Map<String, JsonText> files = new LinkedHashMap<>();
    private final List<Item> items = new ArrayList<>();

    /// One text.
    ///
    /// @param name stays the same, as `recommendations/siep/title`
    /// @param target null if it is not translated yet
    record Item(String name, String source, @Nullable String target, String file, String pointer) {

        /// The translation, empty if there is none yet.
        String translated() {
            return target == null ? "" : target;
        }
    }

    /// @param language the language to translate into
    HouseTexts(Path config, String language) throws IOException {
        this.config = config;
        this.language = language;
        for (String file : contentFiles()) {
            content(file);
        }
        screens();
    }

    private List<String> contentFiles() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(config.resolve("content"))) {
            all.map(path -> "content/" + path.getFileName())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .forEach(found::add);
        }
        if (Files.exists(config.resolve(DESK))) {
            found.add(DESK);
        }
        return found;
    }

    private JsonText file(String name) throws IOException {
        JsonText known = files.get(name);
        if (known == null) {
            known = new JsonText(Files.readAllBytes(config.resolve(name)));
            files.put(name, known);
        }
        return known;
    }

    private String own() {
        return "languages/" + language + ".json";
    }

    private void content(String file) throws IOException {
        JsonText json = file(file);
        Map<String, String> texts = json.texts();
        Map<String, String> ids = new HashMap<>();
        texts.forEach(
                (pointer, text) -> {
                    if (pointer.endsWith("/id")) {
                        ids.put(pointer.substring(0, pointer.length() - 3), text);
                    } else if (file.endsWith("/themes.json") && pointer.endsWith("/letter")) {
                        ids.put(pointer.substring(0, pointer.length() - 7), text);
                    }
                });
        for (Map.Entry<String, String> text : texts.entrySet()) {
            // Addresses and choices by language are no texts.
            if (!text.getKey().endsWith("/" + SOURCE)
                    || text.getKey().matches(".*/(address|fromLanguage)/[^/]+")) {
                continue;
            }
            String place = text.getKey().substring(0, text.getKey().lastIndexOf('/'));
            String name = name(file, place, ids);
            if (CARRIED.contains(language) || CARRY_ALL.contains(file)) {
                String to = place + "/" + language;
                items.add(new Item(name, text.getValue(), json.text(to).orElse(null), file, to));
            } else {
                String to = "/content/" + JsonText.escaped(name);
                items.add(
                        new Item(
                                name,
                                text.getValue(),
                                file(own()).text(to).orElse(null),
                                own(),
                                to));
            }
        }
    }

    /// The name that the files of languages use too: `questionnaires/C/c-goal/self` is a choice.
    private static String name(String file, String pointer, Map<String, String> ids) {
        String stem = file.replaceAll("^content/|\\.json$", "");
        StringBuilder name = new StringBuilder(stem.replace("questionnaire-", "questionnaires/"));
        String walked = "";
        String list = "";
        for (String step : pointer.substring(1).split("/", -1)) {
            walked += "/" + step;
            String id = ids.get(walked);
            if (step.matches("[0-9]+")) {
                name.append(list.equals("scores") ? "/scores/" : "/")
                        .append(id == null ? step : id);
            } else if (step.matches("themes|recommendations|questions|choices|scores|services")) {
                list = step;
            } else if (!list.matches("choices|scores") || !step.matches("text|name")) {
                name.append("/").append(step);
            }
        }
        return name.toString().replaceFirst("^themes/house/([A-Z])/", "themes/$1/");
    }

    private void screens() throws IOException {
        JsonText source = file("languages/" + SOURCE + ".json");
        JsonText target = file(own());
        boolean staff =
                target.texts().keySet().stream().anyMatch(p -> p.startsWith("/texts/desk."));
        source.texts()
                .forEach(
                        (pointer, text) -> {
                            boolean forStaff = pointer.matches("/texts/(desk|central|report)[.].*");
                            if (pointer.startsWith("/texts/") && (staff || !forStaff)) {
                                items.add(
                                        new Item(
                                                pointer.substring(1),
                                                text,
                                                target.text(pointer).orElse(null),
                                                own(),
                                                pointer));
                            }
                        });
    }

    /// In the order of the files.
    List<Item> items() {
        return List.copyOf(items);
    }

    void put(Item item, String text) throws IOException {
        file(item.file()).put(item.pointer(), text);
    }

    /// A file with what was put into it.
    byte[] changed(String name) throws IOException {
        return file(name).changed();
    }
}
