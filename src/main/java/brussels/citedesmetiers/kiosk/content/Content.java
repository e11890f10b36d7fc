package brussels.citedesmetiers.kiosk.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything the kiosk says and asks, in one immutable value.
///
/// @param digest what [#version()] is computed from
/// @param languages in the order of the welcome screen
/// @param themes in the order of the tiles, "I don't know" last
/// @param questionnaires by theme id
/// @param recommendations the catalogue by id
/// @param about the skippable statistical questions: commune, gender, age class
/// @param houseOrNull what is there without any question, null if the house shows none
/// @param trades what a visitor can look at; no part of the version, and [Trades#NONE] until read
public record Content(
        ContentDigest digest,
        List<Language> languages,
        List<Theme> themes,
        Map<String, Questionnaire> questionnaires,
        Map<String, Recommendation> recommendations,
        List<Question> about,
        @Nullable House houseOrNull,
        Trades trades) {
    public Content {
        languages = List.copyOf(languages);
        themes = List.copyOf(themes);
        questionnaires = Map.copyOf(questionnaires);
        recommendations = Map.copyOf(recommendations);
        about = List.copyOf(about);
    }

    /// Content with themes only.
    public Content(
            ContentDigest digest,
            List<Language> languages,
            List<Theme> themes,
            Map<String, Questionnaire> questionnaires,
            Map<String, Recommendation> recommendations,
            List<Question> about) {
        this(digest, languages, themes, questionnaires, recommendations, about, null, Trades.NONE);
    }

    /// The same with these trades.
    public Content with(Trades others) {
        return new Content(
                digest,
                languages,
                themes,
                questionnaires,
                recommendations,
                about,
                houseOrNull,
                others);
    }

    /// The same for a terminal that offers these languages only.
    public Content offering(List<Language> offered) {
        return new Content(
                digest,
                offered,
                themes,
                questionnaires,
                recommendations,
                about,
                houseOrNull,
                trades);
    }

    /// The first 6 bytes of the SHA-256 of the canonical content, as 12 hexadecimal digits.
    public String version() {
        return digest.digits();
    }

    /// The language with this code.
    public Optional<Language> language(String code) {
        return languages.stream().filter(l -> l.code().equals(code)).findFirst();
    }

    /// What is there without any question.
    public Optional<House> house() {
        return Optional.ofNullable(houseOrNull);
    }

    /// Whether this is the letter of a service that needs no theme.
    public boolean isWithoutTheme(String letter) {
        return house().flatMap(house -> house.service(letter)).isPresent();
    }

    /// The theme with this id, or what stands for one on the tickets of a service that needs none.
    public Optional<Theme> theme(String id) {
        return themes.stream()
                .filter(t -> t.id().equals(id))
                .findFirst()
                .or(() -> house().flatMap(h -> h.service(id)).map(House.Service::theme));
    }
}
