package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.editing.Drawing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kiosk content graph`: draws a questionnaire.
@Command(name = "graph", description = "Draw a questionnaire as SVG, which a browser opens.")
final class ContentGraphCommand implements Callable<Integer> {
    private final Invocation call;

    @Parameters(index = "0", paramLabel = "THEME", description = "The theme's letter.")
    String theme = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The drawing to write.")
    Path file = Path.of("");

    @Option(names = "--lang", defaultValue = "fr", description = "The language; fr if left out.")
    String language = "fr";

    ContentGraphCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Content> content = ContentLoader.load(call.config()).orSay(call.err());
        if (content.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        Questionnaire form = content.get().questionnaires().get(theme);
        if (form == null || content.get().language(language).isEmpty()) {
            return call.refuse(
                    "There is no questionnaire "
                            + theme
                            + " in "
                            + language
                            + "; there are "
                            + String.join(
                                    ", ", new TreeSet<>(content.get().questionnaires().keySet()))
                            + ".",
                    ExitStatus.USAGE);
        }
        Files.writeString(file, Drawing.of(form, language));
        call.out().println("The questionnaire " + theme + " is drawn in " + file + ".");
        return ExitStatus.OK;
    }
}
