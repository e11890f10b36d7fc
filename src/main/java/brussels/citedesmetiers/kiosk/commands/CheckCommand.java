package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.agenda.Agenda;
import brussels.citedesmetiers.kiosk.clock.MachineZone;
import brussels.citedesmetiers.kiosk.config.ConfigCheck;
import brussels.citedesmetiers.kiosk.config.ConfigCheck.Explored;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.content.Draft;
import brussels.citedesmetiers.kiosk.content.FaultReport;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.screen.MeasuredTextFit;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `kiosk check`: reports every fault in settings and content at once; for sound content, a summary
/// of each questionnaire.
@Command(name = "check", description = "Say everything that is wrong with settings and content.")
final class CheckCommand implements Callable<Integer> {
    private final Invocation call;

    @Option(
            names = "--all-languages",
            description = "Check the languages too that terminal.json does not list.")
    boolean allLanguages;

    CheckCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() {
        // Texts are measured with the code that draws them, in memory and without starting the
        // screen.
        Frames.headless();
        Fonts.load();
        ConfigCheck.Checked checked =
                allLanguages
                        ? ConfigCheck.inAllLanguages(call.config(), MeasuredTextFit::new)
                        : ConfigCheck.of(call.config(), MeasuredTextFit::new);
        if (!checked.faults().isEmpty()) {
            FaultReport.lines(checked.faults()).forEach(call.out()::println);
            return ExitStatus.FAULTS;
        }
        ZoneId site = SettingsReader.zone(call.config());
        if (!site.equals(MachineZone.get())) {
            call.out()
                    .println(
                            "The clock of this machine is set to "
                                    + MachineZone.get()
                                    + "; the kiosk goes by the site's time, "
                                    + site
                                    + ".");
        }
        checked.content()
                .ifPresent(
                        read -> call.out().println(summary(read.draft(), read.digest().digits())));
        checked.content().flatMap(read -> unlisted(read.draft())).ifPresent(call.out()::println);
        for (Explored e : checked.explored()) {
            call.out().println(described(e));
            call.out().println("   " + served(e));
        }
        checked.content()
                .flatMap(read -> unseen(read.draft(), LocalDate.now(site)))
                .ifPresent(call.out()::println);
        checked.warnings().forEach(warning -> call.out().println("Warning: " + warning));
        checked.agenda().map(agenda -> described(agenda, site)).ifPresent(call.out()::println);
        return ExitStatus.OK;
    }

    private static String described(Agenda agenda, ZoneId site) {
        String last =
                agenda.dates().isEmpty()
                        ? ""
                        : ", the last on "
                                + LocalDate.ofInstant(agenda.dates().getLast().starts(), site);
        return String.format(
                Locale.ROOT,
                "The agenda of %s has %,d dates%s.",
                LocalDate.ofInstant(agenda.made(), site),
                agenda.dates().size(),
                last);
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

    /// Which languages nobody is offered here, so that nobody takes them for checked.
    private static Optional<String> unlisted(Draft draft) {
        Set<String> codes = new TreeSet<>(draft.written());
        draft.languages().forEach(language -> codes.remove(language.code()));
        return codes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Not checked, because terminal.json does not list it: "
                                + String.join(", ", codes)
                                + ". \"kiosk check --all-languages\" does.");
    }

    /// How well the paths serve each language.
    private static String served(Explored e) {
        return e.served().stream()
                .map(
                        s ->
                                String.format(
                                        Locale.ROOT,
                                        "%s: %.1f %% of %,d paths first show another language's,"
                                                + " %d questions in the middle",
                                        s.language(),
                                        s.percentElsewhere(),
                                        s.paths(),
                                        s.medianQuestions()))
                .collect(Collectors.joining("; "));
    }

    /// Which recommendations nobody has held against their source for a year.
    private static Optional<String> unseen(Draft draft, LocalDate today) {
        List<String> old =
                draft.recommendations().stream()
                        .filter(r -> r.isUncheckedSinceAYear(today))
                        .map(r -> r.id() + " (" + r.checked() + ")")
                        .toList();
        return old.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Warning: nobody has checked these for a year, look at them and set"
                                + " checked: "
                                + String.join(", ", old)
                                + ".");
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
