package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads `speech/`: for each language, how words are said that a voice reads wrongly.
public final class PronunciationReader {
    private static final String FOLDER = "speech";
    private static final String ENDING = ".json";
    private static final int MOST = 1000;
    private static final int LONGEST_WRITTEN = 60;
    private static final int LONGEST_SPOKEN = 120;

    private PronunciationReader() {}

    /// Reads all files of the folder, which may be missing; every fault in them is reported.
    ///
    /// @return by language code, what is said by what is written
    public static LoadResult<Map<String, Map<String, String>>> load(Path config) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (String name : names(config, faults)) {
            JsonFile.read(config, FOLDER + "/" + name, faults)
                    .ifPresent(json -> json.as(file -> read(file, name, all)));
        }
        return faults.isEmpty() ? new LoadResult.Loaded<>(all) : LoadResult.refused(config, faults);
    }

    private static List<String> names(Path config, List<Fault> faults) {
        List<String> names = new ArrayList<>();
        Path folder = config.resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
                files.forEach(path -> names.add(String.valueOf(path.getFileName())));
            } catch (IOException e) {
                String right = "this folder cannot be read: " + e.getMessage();
                faults.add(new Fault(FOLDER, "", "", right));
            }
        }
        names.sort(null);
        return names;
    }

    private static Map<String, String> read(
            Json json, String name, Map<String, Map<String, String>> all) {
        String language = json.string("language", LanguageFile.CODE);
        if (!name.equals(language + ENDING)) {
            json.fault("language", "the code that the file is named after is needed");
        }
        Map<String, String> words = new LinkedHashMap<>();
        json.objects("words", 1, MOST, word -> add(word, words));
        all.put(language, words);
        return words;
    }

    private static String add(Json word, Map<String, String> words) {
        String written = limited(word, "written", LONGEST_WRITTEN);
        String spoken = limited(word, "spoken", LONGEST_SPOKEN);
        if (!written.isEmpty() && written.equals(spoken)) {
            word.fault("spoken", "another text than the written one is needed");
        }
        if (!written.isEmpty() && words.put(written, spoken) != null) {
            word.fault("written", "it stands in this file already");
        }
        return written;
    }

    private static String limited(Json word, String name, int longest) {
        String text = word.string(name);
        if (text.codePointCount(0, text.length()) > longest) {
            word.fault(name, "at most " + longest + " characters are needed");
        }
        return text;
    }

    /// The files of languages that the house has no file of.
    static List<Fault> faultsWith(Map<String, Map<String, String>> read, Set<String> written) {
        List<Fault> faults = new ArrayList<>();
        for (String code : read.keySet()) {
            if (!written.contains(code)) {
                faults.add(
                        new Fault(
                                FOLDER + "/" + code + ENDING,
                                "/language",
                                code,
                                "a language of the folder languages is needed"));
            }
        }
        return faults;
    }
}
