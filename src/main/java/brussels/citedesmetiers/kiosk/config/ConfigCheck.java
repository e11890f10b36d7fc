package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.agenda.Agenda;
import brussels.citedesmetiers.kiosk.content.ContentCheck;
import brussels.citedesmetiers.kiosk.content.ContentFile;
import brussels.citedesmetiers.kiosk.content.Draft;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.TextFit;
import brussels.citedesmetiers.kiosk.content.TradesCheck;
import brussels.citedesmetiers.kiosk.content.WordList;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Exploration;
import brussels.citedesmetiers.kiosk.guide.Offer;
import brussels.citedesmetiers.kiosk.guide.PathCheck;
import brussels.citedesmetiers.kiosk.guide.Serving;
import brussels.citedesmetiers.kiosk.ticket.LongestToken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Checks everything in a configuration folder in one go: each file by itself, references between
/// files, and where every path through a questionnaire leads.
///
/// It takes seconds on a small board. May be called on any thread that may block; writes nothing.
public final class ConfigCheck {
    /// The longest id that `terminal.json` allows.
    private static final int LONGEST_ID = 24;

    private final Path config;
    private final Path place;
    private final Collection<String> also;
    private final Function<List<Language>, TextFit> fit;
    private final List<Fault> faults = new ArrayList<>();

    private ConfigCheck(
            Path config,
            Path place,
            Collection<String> also,
            Function<List<Language>, TextFit> fit) {
        this.config = config;
        this.place = place;
        this.also = also;
        this.fit = fit;
    }

    /// A questionnaire whose paths were all followed.
    ///
    /// @param longestToken of a ticket at the end of any of them, in characters
    /// @param served how well it serves visitors in each language
    public record Explored(
            Questionnaire form, Exploration paths, int longestToken, List<Serving> served) {
        public Explored {
            served = List.copyOf(served);
        }
    }

    /// What was found.
    ///
    /// @param faults in the order of the files, each with its line if it has one
    /// @param contentOrNull what was read, null if it could not be
    /// @param explored the questionnaires whose paths could be followed
    /// @param agendaOrNull the agenda, null if there is none that can be read
    /// @param warnings what is no fault and should be looked at, in whole sentences
    public record Checked(
            List<Fault> faults,
            ContentLoader.@Nullable Read contentOrNull,
            List<Explored> explored,
            @Nullable Agenda agendaOrNull,
            List<String> warnings) {
        public Checked {
            warnings = List.copyOf(warnings);
            faults = List.copyOf(faults);
            explored = List.copyOf(explored);
        }

        /// The agenda, if there is one that can be read.
        public Optional<Agenda> agenda() {
            return Optional.ofNullable(agendaOrNull);
        }

        /// What was read, if it could be.
        public Optional<ContentLoader.Read> content() {
            return Optional.ofNullable(contentOrNull);
        }
    }

    /// Checks a configuration folder, in the languages that its `terminal.json` lists.
    ///
    /// @param fit measures texts in their places, in these languages
    public static Checked of(Path config, Function<List<Language>, TextFit> fit) {
        return of(config, config, fit);
    }

    /// The same in some more languages.
    ///
    /// @param also languages of the folder that need not be listed
    public static Checked of(
            Path config, Collection<String> also, Function<List<Language>, TextFit> fit) {
        return new ConfigCheck(config, config, also, fit).check();
    }

    /// The same in every language that the folder has a file of.
    public static Checked inAllLanguages(Path config, Function<List<Language>, TextFit> fit) {
        return of(config, LanguageFile.codes(config), fit);
    }

    /// Checks a configuration folder with content that lies elsewhere.
    ///
    /// @param place the folder with `content` and `languages`
    public static Checked of(Path config, Path place, Function<List<Language>, TextFit> fit) {
        return new ConfigCheck(config, place, List.of(), fit).check();
    }

    private Checked check() {
        Optional<Settings> settings = sound(SettingsReader.load(config));
        Optional<DeskSettings> desk =
                DeskSettings.isThere(config) ? sound(DeskReader.load(config)) : Optional.empty();
        sound(CountReader.load(config));
        PrinterReader.faults(config).stream()
                .filter(fault -> !faults.contains(fault))
                .forEach(faults::add);
        Optional<Map<String, Map<String, String>>> spoken = sound(PronunciationReader.load(config));
        Optional<WordList> words = sound(WordListReader.load(config));
        Optional<ContentLoader.Read> content = sound(ContentLoader.read(place, read()));
        List<Explored> explored = new ArrayList<>();
        if (content.isPresent()) {
            Draft draft = content.get().draft();
            settings.ifPresent(s -> faults.addAll(s.faultsWith(draft.languages())));
            desk.ifPresent(d -> faults.addAll(d.faultsWith(draft.themes(), draft.written())));
            desk.ifPresent(d -> faults.addAll(HouseHours.faults(draft.houseOrNull(), d.plan())));
            spoken.ifPresent(
                    said -> faults.addAll(PronunciationReader.faultsWith(said, draft.written())));
            faults.addAll(CountSettings.faultsWith(draft.about()));
            List<Fault> deep = new ArrayList<>();
            explored.addAll(deepCheck(draft, fit, deep));
            words.ifPresent(list -> deep.addAll(list.check(draft)));
            deep.stream().map(content.get().places()::found).forEach(faults::add);
            trades(draft, words.orElse(null));
        }
        Optional<Agenda> agenda = agenda(content.orElse(null));
        return new Checked(
                FaultRows.added(config, place, faults),
                content.orElse(null),
                explored,
                agenda.orElse(null),
                settings.flatMap(Settings::missingForAgenda).stream().toList());
    }

    /// The languages to read beside those that the content files carry.
    private Collection<String> read() {
        Set<String> all = new TreeSet<>(SettingsReader.languages(config));
        all.addAll(also);
        return all;
    }

    /// The agenda, if there is one; its activities can only be looked up in content that was read.
    private Optional<Agenda> agenda(ContentLoader.@Nullable Read content) {
        if (!AgendaReader.isThere(config)) {
            return Optional.empty();
        }
        return sound(
                content == null
                        ? AgendaReader.load(config)
                        : AgendaReader.load(config, content.draft().recommendations()));
    }

    private void trades(Draft draft, @Nullable WordList words) {
        sound(TradesReader.load(place))
                .ifPresent(
                        trades -> {
                            TextFit measure = fit.apply(draft.languages());
                            faults.addAll(new TradesCheck(draft, measure).check(trades));
                            if (words != null) {
                                faults.addAll(words.check(trades));
                            }
                        });
    }

    private <T> Optional<T> sound(LoadResult<T> result) {
        return switch (result) {
            case LoadResult.Loaded<T>(T value) -> Optional.of(value);
            case LoadResult.Refused<T>(List<Fault> found) -> {
                faults.addAll(found);
                yield Optional.empty();
            }
        };
    }

    /// The checks on content that go beyond reading it.
    static List<Explored> deepCheck(
            Draft draft, Function<List<Language>, TextFit> fit, List<Fault> faults) {
        faults.addAll(new ContentCheck(fit.apply(draft.languages())).check(draft));
        String language = draft.languages().getFirst().code();
        List<String> languages = draft.languages().stream().map(Language::code).toList();
        PathCheck check =
                new PathCheck((form, answers) -> tokenLength(answers, language), languages);
        List<Explored> explored =
                draft.questionnaires().parallelStream()
                        .filter(ContentCheck::namesOnlyWhatIsThere)
                        .map(form -> explored(form, draft, check, languages))
                        .toList();
        for (Explored e : explored) {
            faults.addAll(check.check(e.form(), e.paths()));
            e.served().forEach(serving -> faults.addAll(elsewhere(e.form(), serving, draft)));
        }
        return explored;
    }

    private static Explored explored(
            Questionnaire form, Draft draft, PathCheck check, List<String> languages) {
        Map<String, Set<String>> offered = new HashMap<>();
        draft.recommendations().forEach(r -> offered.putIfAbsent(r.id(), r.languages()));
        KnownPaths.Found found =
                KnownPaths.of(
                        new KnownPaths.Asked(form, languages, offered),
                        () -> followed(form, draft, languages));
        return new Explored(
                form, found.paths(), check.longestToken(form, found.paths()), found.served());
    }

    private static KnownPaths.Found followed(
            Questionnaire form, Draft draft, List<String> languages) {
        Exploration paths = Exploration.of(form, languages);
        List<Serving> served =
                paths.complete()
                        ? languages.parallelStream()
                                .map(language -> Offer.in(language, draft.recommendations()))
                                .flatMap(offer -> Serving.of(form, offer).stream())
                                .toList()
                        : List.of();
        return new KnownPaths.Found(paths, served);
    }

    /// A fault if too many visitors in one language are first shown what is not offered in it. In a
    /// language that nothing is offered in, the house has made its choice.
    private static List<Fault> elsewhere(Questionnaire form, Serving serving, Draft draft) {
        int most = draft.otherLanguageAtMost(serving.language());
        boolean spoken = draft.recommendations().stream().anyMatch(r -> r.isIn(serving.language()));
        if (!spoken || serving.percentElsewhere() <= most) {
            return List.of();
        }
        return List.of(
                new Fault(
                        ContentFile.questionnaire(form.id()),
                        "/rules",
                        String.format(Locale.ROOT, "%.1f %%", serving.percentElsewhere()),
                        "of the paths in "
                                + serving.language()
                                + " first show something that is not offered in it, or fewer than"
                                + " three things; at most "
                                + most
                                + " % may: add rules for that language"));
    }

    /// Characters of the token for these answers on the terminal with the longest id there can be.
    private static int tokenLength(Answers answers, String language) {
        int choices = answers.byQuestion().values().stream().mapToInt(List::size).sum();
        return LongestToken.of(answers.size() + choices, "x".repeat(LONGEST_ID), language);
    }
}
