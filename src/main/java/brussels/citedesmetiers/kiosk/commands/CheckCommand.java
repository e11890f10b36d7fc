package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskSettings;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.content.ContentCheck;
import brussels.citedesmetiers.kiosk.content.Draft;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.TextFit;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Exploration;
import brussels.citedesmetiers.kiosk.guide.PathCheck;
import brussels.citedesmetiers.kiosk.ticket.LongestToken;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `kiosk check`: everything that is wrong with settings and content, all at once; for sound
/// content, what each questionnaire is like.
public final class CheckCommand {
    /// As `terminal.json` allows.
    private static final int LONGEST_ID = 24;

    private final Path config;
    private final PrintWriter out;
    private final Function<List<Language>, TextFit> fit;

    /// @param fit measures texts in their places, in these languages
    public CheckCommand(Path config, PrintWriter out, Function<List<Language>, TextFit> fit) {
        this.config = config;
        this.out = out;
        this.fit = fit;
    }

    private record Explored(Questionnaire form, Exploration paths) {}

    public int run() {
        List<Fault> faults = new ArrayList<>();
        LoadResult<Settings> settings = Settings.load(config);
        if (settings instanceof LoadResult.Refused<Settings>(List<Fault> found)) {
            faults.addAll(found);
        }
        Optional<LoadResult<DeskSettings>> desk =
                DeskSettings.isThere(config)
                        ? Optional.of(DeskSettings.load(config))
                        : Optional.empty();
        if (desk.orElse(null) instanceof LoadResult.Refused<DeskSettings>(List<Fault> found)) {
            faults.addAll(found);
        }
        if (CountSettings.load(config)
                instanceof LoadResult.Refused<CountSettings>(List<Fault> found)) {
            faults.addAll(found);
        }
        switch (ContentLoader.read(config)) {
            case LoadResult.Refused<ContentLoader.Read>(List<Fault> found) -> faults.addAll(found);
            case LoadResult.Loaded<ContentLoader.Read>(ContentLoader.Read read) ->
                    deepCheck(read, settings, desk, faults);
        }
        faults.forEach(fault -> out.println(fault.line()));
        return faults.isEmpty() ? Main.OK : Main.FAULTS;
    }

    /// What a start does not check: what files say of one another, and where every path leads.
    private void deepCheck(
            ContentLoader.Read read,
            LoadResult<Settings> settings,
            Optional<LoadResult<DeskSettings>> desk,
            List<Fault> faults) {
        Draft draft = read.draft();
        if (settings instanceof LoadResult.Loaded<Settings>(Settings sound)) {
            faults.addAll(sound.faultsWith(draft.languages()));
        }
        if (desk.orElse(null) instanceof LoadResult.Loaded<DeskSettings>(DeskSettings sound)) {
            faults.addAll(sound.faultsWith(draft.themes(), draft.languages()));
        }
        faults.addAll(CountSettings.faultsWith(draft.about()));
        faults.addAll(new ContentCheck(fit.apply(draft.languages())).check(draft));
        String language = draft.languages().getFirst().code();
        PathCheck check = new PathCheck((form, answers) -> tokenLength(answers, language));
        List<Explored> explored =
                draft.questionnaires().parallelStream()
                        .map(form -> new Explored(form, Exploration.of(form)))
                        .toList();
        explored.forEach(e -> faults.addAll(check.check(e.form(), e.paths())));
        if (faults.isEmpty()) {
            out.println(summary(draft, read.digest().digits()));
            explored.forEach(e -> out.println(described(e, check)));
        }
    }

    /// Characters of the token for these answers on the terminal with the longest id there can be.
    private static int tokenLength(Answers answers, String language) {
        int choices = answers.byQuestion().values().stream().mapToInt(List::size).sum();
        return LongestToken.of(answers.size() + choices, "x".repeat(LONGEST_ID), language);
    }

    private static String summary(Draft draft, String version) {
        int questions =
                draft.questionnaires().stream()
                        .map(Questionnaire::questions)
                        .mapToInt(List::size)
                        .sum();
        String languages =
                draft.languages().stream()
                        .map(CheckCommand::described)
                        .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "The content is sound: version %s, %d themes, %d questions, %d recommendations; %s.",
                version,
                draft.themes().size(),
                questions,
                draft.recommendations().size(),
                languages);
    }

    private static String described(Language language) {
        return language.code()
                + (language.readByNativeSpeaker() ? "" : " (not yet read by a native speaker)");
    }

    private static String described(Explored e, PathCheck check) {
        return String.format(
                Locale.ROOT,
                "%s: %d questions, %,d states, paths of %d to %d questions, %d recommendations"
                        + " reached, longest token %d characters",
                e.form().id(),
                e.form().questions().size(),
                e.paths().states(),
                e.paths().shortest(),
                e.paths().longest(),
                e.paths().recommendations().size(),
                check.longestToken(e.form(), e.paths()));
    }
}
