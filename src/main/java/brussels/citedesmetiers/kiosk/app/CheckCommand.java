package brussels.citedesmetiers.kiosk.app;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Draft;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `kiosk check`: says everything that is wrong with the configuration folder before a visitor sees
/// it. Changes nothing.
final class CheckCommand {
    private final Path config;
    private final PrintWriter out;

    CheckCommand(Path config, PrintWriter out) {
        this.config = config;
        this.out = out;
    }

    int run() {
        List<Fault> faults = new ArrayList<>();
        LoadResult<Settings> settings = Settings.load(config);
        if (settings instanceof LoadResult.Refused<Settings>(List<Fault> found)) {
            faults.addAll(found);
        }
        switch (ContentLoader.read(config)) {
            case LoadResult.Refused<ContentLoader.Read>(List<Fault> found) -> faults.addAll(found);
            case LoadResult.Loaded<ContentLoader.Read>(ContentLoader.Read read) -> {
                faults.addAll(deepCheck(read.draft(), settings));
                if (faults.isEmpty()) {
                    out.println(summary(read.draft().content(read.version())));
                }
            }
        }
        faults.forEach(fault -> out.println(line(fault)));
        return faults.isEmpty() ? Main.OK : Main.FAULTS;
    }

    /// What a start does not check: what files say of one another.
    private static List<Fault> deepCheck(Draft draft, LoadResult<Settings> settings) {
        List<Fault> faults = new ArrayList<>();
        if (settings instanceof LoadResult.Loaded<Settings>(Settings sound)) {
            faults.addAll(sound.faultsWith(draft.languages()));
        }
        return faults;
    }

    /// A fault on one line, parts that say nothing left out.
    static String line(Fault fault) {
        return List.of(fault.file(), fault.pointer(), fault.value(), fault.message()).stream()
                .filter(part -> !part.isEmpty())
                .map(part -> part.replaceAll("\\R", " "))
                .collect(Collectors.joining(": "));
    }

    private static String summary(Content content) {
        int questions =
                content.questionnaires().values().stream()
                        .map(Questionnaire::questions)
                        .mapToInt(List::size)
                        .sum();
        String languages =
                content.languages().stream()
                        .map(CheckCommand::described)
                        .collect(Collectors.joining(", "));
        return String.format(
                "The content is sound: version %s, %d themes, %d questions, %d recommendations; %s.",
                content.version(),
                content.themes().size(),
                questions,
                content.recommendations().size(),
                languages);
    }

    private static String described(Language language) {
        return language.code()
                + (language.readByNativeSpeaker() ? "" : " (not yet read by a native speaker)");
    }
}
