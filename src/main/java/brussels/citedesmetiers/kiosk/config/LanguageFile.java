package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One file of `languages/`: a language, its place on the welcome screen, and, its translations of
/// the content files, if they do not contain the language themselves.
///
/// @param file relative to the configuration folder
/// @param order its place on the welcome screen, lowest first
/// @param content translations by key (`themes/C/name`, `questionnaires/C/c-situation/text`, ...)
record LanguageFile(String file, int order, Language language, Map<String, String> content) {
    /// The languages that every text map of the content files contains.
    static final List<String> CARRIED = List.of("fr", "nl", "en", "uk");

    /// BCP 47: language, and if needed script and region.
    static final TextForm CODE =
            TextForm.matching(
                    "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?",
                    "a BCP 47 language code such as fr is needed");

    private static final TextForm TEXT_KEY =
            TextForm.matching("[A-Za-z0-9.-]+", "letters, digits, hyphens and dots are needed");
    private static final TextForm CONTENT_KEY =
            TextForm.matching(
                    "[A-Za-z0-9-]+(/[A-Za-z0-9-]+){2,3}", "a path such as themes/C/name is needed");
    private static final String FOLDER = "languages";
    private static final String ENDING = ".json";

    LanguageFile {
        content = Map.copyOf(content);
    }

    /// The languages of the configuration folder that are in use, in the order of the welcome
    /// screen: those that the content files carry, and those that `terminal.json` lists. A file of
    /// another language costs nothing, not even where a house's own content has outgrown it.
    ///
    /// @param listed the languages that `terminal.json` lists
    static List<LanguageFile> readAll(Path config, Collection<String> listed, List<Fault> faults) {
        List<LanguageFile> files = readSound(config, listed, faults);
        checkSameTexts(files, faults);
        return files;
    }

    /// The same of a folder known to be sound, without comparing the languages.
    static List<LanguageFile> readSound(
            Path config, Collection<String> listed, List<Fault> faults) {
        List<LanguageFile> files = new ArrayList<>();
        List<String> codes = codes(config, faults);
        for (String code : codes) {
            if (!CARRIED.contains(code) && !listed.contains(code)) {
                continue;
            }
            String file = path(code);
            JsonFile.read(config, file, faults)
                    .flatMap(json -> json.as(LanguageFile::read))
                    .ifPresent(files::add);
        }
        for (String code : CARRIED) {
            String file = path(code);
            if (!codes.isEmpty() && !codes.contains(code)) {
                String right = "this file is needed: the content files carry texts in " + code;
                faults.add(new Fault(file, "", Json.MISSING, right));
            }
        }
        files.sort(
                Comparator.comparingInt(LanguageFile::order).thenComparing(f -> f.language.code()));
        return List.copyOf(files);
    }

    /// The languages of the configuration folder that have a file, in use or not.
    static List<String> codes(Path config) {
        return codes(config, new ArrayList<>());
    }

    private static List<String> codes(Path config, List<Fault> faults) {
        List<String> codes = new ArrayList<>();
        try (DirectoryStream<Path> folder =
                Files.newDirectoryStream(config.resolve(FOLDER), "*" + ENDING)) {
            folder.forEach(path -> codes.add(withoutEnding(String.valueOf(path.getFileName()))));
        } catch (IOException e) {
            faults.add(new Fault(FOLDER, "", "", "this folder cannot be read: " + e.getMessage()));
            return codes;
        }
        if (codes.isEmpty()) {
            faults.add(new Fault(FOLDER, "", "", "at least one language file is needed here"));
        }
        codes.sort(null);
        return codes;
    }

    private static String withoutEnding(String name) {
        return name.substring(0, name.length() - ENDING.length());
    }

    /// Where the file of a language is, in the configuration folder.
    static String path(String code) {
        return FOLDER + "/" + code + ENDING;
    }

    /// The screens' texts of a file.
    static Map<String, String> texts(Json json) {
        return json.textMap("texts", TEXT_KEY);
    }

    private static LanguageFile read(Json json) {
        String code = json.string("code", CODE);
        String named = withoutEnding(json.file()).substring(FOLDER.length() + 1);
        if (!code.equals(named)) {
            json.fault("code", "the code and the name of the file must be the same");
            // Otherwise every text would also be demanded in a language that nobody meant.
            code = CODE.fits(named) ? named : code;
        }
        int order = json.integer("order", 1, 100);
        Language language =
                new Language(
                        code,
                        json.string("name"),
                        json.string("greeting"),
                        json.string("free"),
                        json.oneOf("direction", List.of("ltr", "rtl")).equals("rtl"),
                        json.bool("readByNativeSpeaker"),
                        texts(json));
        if (!json.has("texts")) {
            json.fault("texts", "the texts of the screen are needed");
        }
        Map<String, String> content = json.textMap("content", CONTENT_KEY);
        if (json.has("content") && CARRIED.contains(code)) {
            json.fault("content", "the content files carry " + code + " themselves");
        }
        return new LanguageFile(json.file(), order, language, content);
    }

    // A screen text that one language has and another lacks would leave a hole on the screen.
    private static void checkSameTexts(List<LanguageFile> files, List<Fault> faults) {
        Map<String, String> firstFileWith = new HashMap<>();
        for (LanguageFile file : files) {
            file.language.texts().keySet().forEach(k -> firstFileWith.putIfAbsent(k, file.file));
        }
        for (LanguageFile file : files) {
            if (file.language.texts().isEmpty()) {
                continue; // which is recorded already
            }
            Set<String> missing = new TreeSet<>(firstFileWith.keySet());
            missing.removeAll(file.language.texts().keySet());
            missing.removeIf(file.language.needed().negate());
            for (String key : missing) {
                faults.add(
                        new Fault(
                                file.file,
                                "/texts/" + Json.escaped(key),
                                Json.MISSING,
                                "this text is needed, as in " + firstFileWith.get(key)));
            }
        }
    }
}
