package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.clock.MachineZone;
import brussels.citedesmetiers.kiosk.config.ConfigCheck;
import brussels.citedesmetiers.kiosk.config.ConfigCheck.Explored;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.content.Draft;
import brussels.citedesmetiers.kiosk.content.FaultReport;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.TextFit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `kiosk check`: everything that is wrong with settings and content, all at once; for sound
/// content, what each questionnaire is like.
public final class CheckCommand {
    private final Path config;
    private final PrintWriter out;
    private final Function<List<Language>, TextFit> fit;

    /// @param fit measures texts in their places, in these languages
    public CheckCommand(Path config, PrintWriter out, Function<List<Language>, TextFit> fit) {
        this.config = config;
        this.out = out;
        this.fit = fit;
    }

    public int run() {
        ConfigCheck.Checked checked = ConfigCheck.of(config, fit);
        if (!checked.faults().isEmpty()) {
            FaultReport.lines(checked.faults()).forEach(out::println);
            return Main.FAULTS;
        }
        ZoneId site = Settings.zone(config);
        if (!site.equals(MachineZone.get())) {
            out.println(
                    "The clock of this machine is set to "
                            + MachineZone.get()
                            + "; the kiosk goes by the site's time, "
                            + site
                            + ".");
        }
        checked.content()
                .ifPresent(read -> out.println(summary(read.draft(), read.digest().digits())));
        checked.explored().forEach(e -> out.println(described(e)));
        return Main.OK;
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

    private static String described(Explored e) {
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
                e.longestToken());
    }
}
