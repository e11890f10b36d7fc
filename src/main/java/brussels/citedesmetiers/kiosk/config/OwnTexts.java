package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tinylog.Logger;

/// The screens' texts as this program brings them along. They stand in where language files have no
/// such text: files that an earlier program stored, or that a house has made its own, lack what the
/// screens have said only since. Any thread.
final class OwnTexts {
    private OwnTexts() {}

    /// These languages with every text that the screens need: in their own words if this program
    /// knows them, else in those of the first language that it does.
    ///
    /// @param config the folder they were read from
    static List<Language> complete(Path config, List<Language> languages) {
        Optional<Language> known =
                languages.stream()
                        .filter(language -> LanguageFile.CARRIED.contains(language.code()))
                        .findFirst();
        List<Language> complete = new ArrayList<>();
        for (Language language : languages) {
            boolean own = brings(language.code());
            String code = own ? language.code() : known.map(Language::code).orElse("");
            complete.add(
                    code.isEmpty() || (own && isUnchanged(config, code))
                            ? language
                            : with(texts(code), language));
        }
        return List.copyOf(complete);
    }

    private static Language with(Map<String, String> own, Language language) {
        Map<String, String> all = new HashMap<>(language.texts());
        Predicate<String> needed = language.needed();
        own.forEach(
                (key, text) -> {
                    if (needed.test(key)) {
                        all.putIfAbsent(key, text);
                    }
                });
        int lacking = all.size() - language.texts().size();
        if (lacking == 0) {
            return language;
        }
        Logger.warn(
                "languages/{}.json lacks {} texts of this program; its own stand in",
                language.code(),
                lacking);
        return new Language(
                language.code(),
                language.name(),
                language.greeting(),
                language.free(),
                language.rightToLeft(),
                language.readByNativeSpeaker(),
                all);
    }

    /// Whether the file is the program's own, as on most terminals: it need not be read twice.
    private static boolean isUnchanged(Path config, String code) {
        try {
            return Arrays.equals(
                    bytes(code), Files.readAllBytes(config.resolve(LanguageFile.path(code))));
        } catch (IOException e) {
            Logger.debug(e, "{} cannot be compared", code);
            return false;
        }
    }

    private static Map<String, String> texts(String code) {
        List<Fault> faults = new ArrayList<>();
        return JsonFile.parsed(LanguageFile.path(code), bytes(code), faults)
                .map(LanguageFile::texts)
                .orElseThrow(() -> new IllegalStateException(faults.toString()));
    }

    private static boolean brings(String code) {
        return OwnTexts.class.getResource(LanguageFile.path(code)) != null;
    }

    private static byte[] bytes(String code) {
        try (InputStream file = OwnTexts.class.getResourceAsStream(LanguageFile.path(code))) {
            if (file == null) {
                throw new IllegalStateException("this program lacks its texts in " + code);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("this program's texts cannot be read: " + code, e);
        }
    }
}
