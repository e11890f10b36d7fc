package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.WordList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `words.json`, the words that texts for visitors do not use. A house may have none.
final class WordListReader {
    private static final String FILE = "words.json";
    private static final TextForm WORDS =
            TextForm.matching("\\p{L}[\\p{L}’ -]*\\*?", "words of letters are needed");

    private WordListReader() {}

    static LoadResult<WordList> load(Path config) {
        if (!Files.exists(config.resolve(FILE))) {
            return new LoadResult.Loaded<>(new WordList(Map.of()));
        }
        List<Fault> faults = new ArrayList<>();
        Map<String, Map<String, String>> words = new HashMap<>();
        Optional<Json> json = JsonFile.read(config, FILE, faults);
        var _ =
                json.flatMap(
                        file -> file.as(all -> all.objects("words", 0, 1000, w -> word(w, words))));
        return faults.isEmpty()
                ? new LoadResult.Loaded<>(new WordList(words))
                : LoadResult.refused(config, faults);
    }

    private static String word(Json json, Map<String, Map<String, String>> words) {
        String language = json.string("language", LanguageFile.CODE);
        String found = json.string("not", WORDS);
        words.computeIfAbsent(language, _ -> new HashMap<>()).put(found, json.string("say"));
        return found;
    }
}
