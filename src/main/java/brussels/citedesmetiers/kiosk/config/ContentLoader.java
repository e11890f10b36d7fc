package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.ContentDigest;
import brussels.citedesmetiers.kiosk.content.Draft;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.House;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Text;
import brussels.citedesmetiers.kiosk.content.Theme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads everything the kiosk says and asks from the configuration folder: `content/` and
/// `languages/`. All problems of all files are reported together; a single problem means that
/// nothing is loaded, and the caller keeps the last good content.
///
/// Each file is read once; nothing is written. May be called on any thread that may block.
public final class ContentLoader {
    private static final String FOLDER = "content/";
    private static final String UNSURE = Questionnaire.UNSURE;
    private static final List<String> THEMES = List.of("C", "A", "T", "B", "E", UNSURE);
    private static final List<String> THEME_ICONS =
            List.of(
                    "theme-choisir",
                    "theme-apprendre",
                    "theme-travailler",
                    "theme-bouger",
                    "theme-entreprendre",
                    "theme-unsure");
    private static final List<String> RECOMMENDATION_ICONS =
            List.of("calendar", "web", "form", "people", "adviser", "info", "printer", "truck");
    private static final TextForm ADDRESS =
            TextForm.matching(
                    "https://[A-Za-z0-9.-]+(:[0-9]+)?(/[!-~]*)?",
                    "an address that starts with https:// is needed");
    private static final TextForm PHONE =
            TextForm.matching(
                    "\\+?[0-9](?: ?[0-9]){2,14}",
                    "a telephone number as 0800 35 123 is needed: digits, and one space at a time");
    private static final TextForm ADDRESS_LANGUAGE =
            TextForm.matching(
                    "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?|" + Recommendation.OTHER_LANGUAGES,
                    "the code of a language, or other, is needed");
    private static final int VERSION_BYTES = 6;
    private static final String HOUSE_ICON = "web";
    private static final TextForm LETTER =
            TextForm.matching("[DF-SV-Z]", "a letter that is no theme’s is needed");

    private final Path config;
    private final List<Fault> faults = new ArrayList<>();
    private final List<LanguageFile> languages;
    private final Texts texts;
    private final QuestionReader questions;
    private final boolean kept;
    private final Map<String, JsonNode> versioned = new HashMap<>();

    /// @param listed the languages to read beside those that the content files carry
    /// @param known whether it is sound for certain
    /// @param kept whether an earlier program may have stored it
    private ContentLoader(Path config, Collection<String> listed, boolean known, boolean kept) {
        this.config = config;
        this.kept = kept;
        this.languages =
                known
                        ? LanguageFile.readSound(config, listed, faults)
                        : LanguageFile.readAll(config, listed, faults);
        this.texts = new Texts(languages, faults);
        this.questions = new QuestionReader(texts);
    }

    /// Reads the content of a configuration folder, in the languages that its `terminal.json`
    /// lists.
    public static LoadResult<Content> load(Path config) {
        return load(config, SettingsReader.languages(config));
    }

    /// Reads it in every language that has a file: a centre takes the counts of terminals whose
    /// settings it does not have. Where texts of one are missing no terminal can show it, and it is
    /// read as terminals read it.
    public static LoadResult<Content> loadAll(Path config) {
        LoadResult<Content> all = load(config, LanguageFile.codes(config));
        return all instanceof LoadResult.Loaded ? all : load(config);
    }

    /// Reads content that may lie elsewhere than the settings.
    ///
    /// @param place the folder with `content` and `languages`
    /// @param listed the languages that `terminal.json` lists
    public static LoadResult<Content> load(Path place, Collection<String> listed) {
        return content(read(place, listed));
    }

    /// The same for content that was kept, perhaps by an earlier program: that did not say in which
    /// languages a recommendation is offered, nor when it was checked.
    static LoadResult<Content> loadKept(Path place, Collection<String> listed) {
        return content(readKept(place, listed));
    }

    private static LoadResult<Content> content(LoadResult<Read> result) {
        return switch (result) {
            case LoadResult.Loaded<Read>(Read read) ->
                    new LoadResult.Loaded<>(read.draft().content(read.digest()));
            case LoadResult.Refused<Read>(List<Fault> faults) -> new LoadResult.Refused<>(faults);
        };
    }

    /// Reads what the first screen shows, languages and themes, of a folder whose content is known
    /// to be sound and to lack no text: its questionnaires are ten times as long.
    public static LoadResult<Content> loadOpening(Path place, Collection<String> listed) {
        return new ContentLoader(place, listed, true, false).opening();
    }

    private LoadResult<Content> opening() {
        List<Theme> themes =
                file("themes", true, this::tiles).orElse(new Tiles(List.of(), null)).themes();
        if (!faults.isEmpty()) {
            return LoadResult.refused(config, faults);
        }
        return new LoadResult.Loaded<>(
                new Content(ContentDigest.of(""), spoken(), themes, Map.of(), Map.of(), List.of()));
    }

    private List<Language> spoken() {
        return languages.stream().map(LanguageFile::language).toList();
    }

    /// Reads the content of a configuration folder in the order of its files, which the deep checks
    /// need to locate a fault.
    ///
    /// @param listed the languages that `terminal.json` lists
    public static LoadResult<Read> read(Path place, Collection<String> listed) {
        return new ContentLoader(place, listed, false, false).read();
    }

    /// As [#read], for content that was kept.
    static LoadResult<Read> readKept(Path place, Collection<String> listed) {
        return new ContentLoader(place, listed, false, true).read();
    }

    /// What was read, in the order of the files.
    ///
    /// @param lacksTexts whether texts of this program stand in for some that its files do not have
    /// @param places where the translations are that the content files do not contain
    public record Read(
            Draft draft, ContentDigest digest, boolean lacksTexts, TranslationPlaces places) {}

    private LoadResult<Read> read() {
        Tiles tiles = file("themes", true, this::tiles).orElse(new Tiles(List.of(), null));
        List<Theme> themes = tiles.themes();
        Catalogue catalogue =
                file("recommendations", true, this::catalogue)
                        .orElse(new Catalogue(List.of(), Map.of()));
        List<Questionnaire> questionnaires = new ArrayList<>();
        for (String id : THEMES) {
            file("questionnaire-" + id, true, json -> questions.questionnaire(json, id))
                    .ifPresent(questionnaires::add);
        }
        List<Question> about = file("about", false, questions::about).orElse(List.of());
        if (faults.isEmpty()) {
            texts.checkAllUsed();
        }
        if (!faults.isEmpty()) {
            return LoadResult.refused(config, faults);
        }
        List<Language> complete = OwnTexts.complete(config, spoken());
        return new LoadResult.Loaded<>(
                new Read(
                        new Draft(
                                complete,
                                themes,
                                questionnaires,
                                catalogue.recommendations(),
                                about,
                                catalogue.otherLanguageAtMost(),
                                HouseHours.added(config, tiles.houseOrNull()),
                                Set.copyOf(LanguageFile.codes(config))),
                        ContentDigest.later(this::version),
                        !complete.equals(spoken()),
                        texts.places()));
    }

    private <T> Optional<T> file(String name, boolean inVersion, Function<Json, T> reader) {
        Optional<Json> json = JsonFile.read(config, FOLDER + name + ".json", faults);
        if (inVersion) {
            json.ifPresent(j -> versioned.put(name, j.node()));
        }
        return json.flatMap(j -> j.as(reader));
    }

    // Computed over the files by name, so that anyone can recompute it from the files alone.
    private String version() {
        byte[] canonical = CanonicalJson.of(versioned).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical);
            return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private record Tiles(List<Theme> themes, @Nullable House houseOrNull) {}

    private Tiles tiles(Json json) {
        return new Tiles(themes(json), json.optionalObject("house", this::house).orElse(null));
    }

    private House house(Json json) {
        Theme tile =
                new Theme(
                        House.TILE,
                        texts.read(json, "name", "themes/house/name", 20),
                        texts.read(json, "hint", "themes/house/hint", 24),
                        texts.read(json, "longHint", "themes/house/longHint", 40),
                        HOUSE_ICON);
        return new House(
                tile,
                texts.read(json, "there", "themes/house/there", 300),
                json.objects("services", 1, 2, this::houseService));
    }

    private House.Service houseService(Json json) {
        String letter = json.string("letter", LETTER);
        String key = "themes/" + letter + "/";
        Text name = texts.read(json, "name", key + "name", 30);
        return new House.Service(
                new Theme(letter, name, name, HOUSE_ICON),
                texts.read(json, "ask", key + "ask", 30),
                Map.of());
    }

    private List<Theme> themes(Json json) {
        int count = THEMES.size();
        List<Theme> themes = json.objects("themes", count, count, this::theme);
        List<String> ids = themes.stream().map(Theme::id).toList();
        if (ids.size() == count && !ids.containsAll(THEMES)) {
            json.fault("themes", "each of " + String.join(", ", THEMES) + " is needed once");
        } else if (ids.size() == count && !ids.getLast().equals(UNSURE)) {
            json.fault("themes", "the theme " + UNSURE + " must stand last");
        }
        return themes;
    }

    private Theme theme(Json json) {
        String id = json.oneOf("id", THEMES);
        String key = "themes/" + id + "/";
        return new Theme(
                id,
                texts.read(json, "name", key + "name", 20),
                texts.read(json, "hint", key + "hint", 24),
                texts.read(json, "longHint", key + "longHint", 40),
                json.oneOf("icon", THEME_ICONS));
    }

    private record Catalogue(
            List<Recommendation> recommendations, Map<String, Integer> otherLanguageAtMost) {}

    private Catalogue catalogue(Json json) {
        return new Catalogue(recommendations(json), otherLanguageAtMost(json));
    }

    /// One percentage for all languages, or one for each.
    private static Map<String, Integer> otherLanguageAtMost(Json json) {
        String name = "otherLanguageAtMost";
        return json.isObject(name)
                ? json.integerMap(name, 0, 100, ADDRESS_LANGUAGE)
                : Map.of(Recommendation.OTHER_LANGUAGES, json.integer(name, 0, 100, 100));
    }

    private List<Recommendation> recommendations(Json json) {
        Set<String> ids = new HashSet<>();
        Set<String> activities = new HashSet<>();
        return json.objects(
                "recommendations",
                1,
                1000,
                item -> {
                    Recommendation one = recommendation(item);
                    if (!one.id().isEmpty() && !ids.add(one.id())) {
                        item.fault("id", "another recommendation has this id");
                    }
                    if (one.activityId()
                            .filter(activity -> !activities.add(activity))
                            .isPresent()) {
                        item.fault("activity", "another recommendation is this activity");
                    }
                    return one;
                });
    }

    private Recommendation recommendation(Json json) {
        String id = json.string("id", TextForm.ID);
        String key = "recommendations/" + id + "/";
        return new Recommendation(
                id,
                json.oneOf("icon", RECOMMENDATION_ICONS),
                json.oneOf("access", Recommendation.Access.class),
                texts.read(json, "title", key + "title", 30),
                texts.read(json, "summary", key + "summary", 50),
                texts.read(json, "details", key + "details", 200),
                kept && !json.has("languages")
                        ? spoken().stream().map(Language::code).collect(Collectors.toSet())
                        : Set.copyOf(json.strings("languages", 1, 30, LanguageFile.CODE)),
                kept && !json.has("checked") ? LocalDate.EPOCH : json.day("checked"),
                byLanguage(json, "address", ADDRESS),
                byLanguage(json, "phone", PHONE),
                json.optionalString("activity", TextForm.ID).orElse(null));
    }

    /// One for everybody, or one for each language.
    private static Map<String, String> byLanguage(Json json, String name, TextForm form) {
        if (json.isObject(name)) {
            return json.textMap(name, ADDRESS_LANGUAGE, form);
        }
        return json.optionalString(name, form)
                .map(all -> Map.of(Recommendation.OTHER_LANGUAGES, all))
                .orElse(Map.of());
    }
}
