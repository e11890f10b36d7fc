package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.robot.PictureDifference;
import brussels.citedesmetiers.kiosk.terminal.Painter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets processor and graphics unit paint the same screens and chooses: the graphics unit if it is
/// clearly faster and paints the same, else the processor, with which everything was tested.
final class PainterChoice {
    /// Written beside the start cache; `bin/kiosk` reads the word in it.
    static final String FILE = "kiosk.painter";

    /// The start with a graphics unit is longer and its driver one more thing that can fail.
    private static final double CLEARLY = 0.9;

    /// Mesa's ways to do OpenGL on the processor.
    private static final Pattern NO_UNIT =
            Pattern.compile("llvmpipe|softpipe|swrast|software", Pattern.CASE_INSENSITIVE);

    private static final Pattern RENDERER = Pattern.compile("Renderer: *(.+)");
    private static final Pattern PAINTER =
            Pattern.compile("^" + PaintTrialCommand.PAINTER + "(\\w+)", Pattern.MULTILINE);
    private static final Pattern MICROS =
            Pattern.compile("^" + PaintTrialCommand.MICROS + "(\\d+)", Pattern.MULTILINE);

    private static final int TRIAL_SECONDS = 60;

    private static final String PROCESSOR = "The processor paints the screens";

    /// How one of them did.
    ///
    /// @param status of its process
    /// @param said what JavaFX and the trial wrote
    record Trial(int status, String said) {
        boolean byGraphicsUnit() {
            return found(PAINTER, "").equals(Painter.GRAPHICS_UNIT.word());
        }

        /// The graphics unit's own name.
        String renderer() {
            return found(RENDERER, "unknown").strip();
        }

        double millis() {
            return Integer.parseInt(found(MICROS, "0")) / 1000.0;
        }

        boolean ended() {
            return status == 0 && MICROS.matcher(said).find();
        }

        private String found(Pattern pattern, String otherwise) {
            Matcher matcher = pattern.matcher(said);
            return matcher.find() ? matcher.group(1) : otherwise;
        }
    }

    /// Who paints from now on, and the sentence that says why.
    record Decision(Painter painter, String sentence) {}

    private final Path launcher;
    private final Map<String, String> environment;
    private final Path folder;

    /// @param folder for what the trials leave
    PainterChoice(Path launcher, Map<String, String> environment, Path folder) {
        this.launcher = launcher;
        this.environment = environment;
        this.folder = folder;
    }

    /// Tries both.
    Decision choose() throws IOException, InterruptedException {
        if (environment.getOrDefault("DISPLAY", "").isEmpty()) {
            return byProcessor(": there is no display here to try a graphics unit on.");
        }
        Trial processor = trial(Painter.PROCESSOR);
        Trial unit = trial(Painter.GRAPHICS_UNIT);
        List<PictureDifference> differences = new ArrayList<>();
        if (processor.ended() && unit.ended()) {
            try (var pictures =
                    Files.newDirectoryStream(folder.resolve(Painter.PROCESSOR.word()), "*.png")) {
                for (Path picture : pictures) {
                    Path other =
                            folder.resolve(Painter.GRAPHICS_UNIT.word())
                                    .resolve(picture.getFileName());
                    differences.add(PictureDifference.between(picture, other));
                }
            }
        }
        return decide(processor, unit, differences);
    }

    /// Keeps a decision where `bin/kiosk` looks for it, beside the start cache.
    static void keep(Decision decision, Path cache) throws IOException {
        Path file = cache.resolveSibling(FILE);
        if (decision.painter() == Painter.PROCESSOR) {
            Files.deleteIfExists(file);
        } else {
            String word = decision.painter().word() + "\n";
            Durable.onDisk().write(file, word.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Trial trial(Painter painter) throws IOException, InterruptedException {
        Path pictures = Files.createDirectories(folder.resolve(painter.word()));
        Path said = folder.resolve(painter.word() + ".txt");
        ProcessBuilder process =
                new ProcessBuilder(
                        launcher.toString(), PaintTrialCommand.NAME, pictures.toString());
        process.environment().putAll(environment);
        // The last of an option counts. No frame waits for a pulse or for the display.
        process.environment()
                .merge(
                        "KIOSK_OPTIONS",
                        painter.options()
                                + " -Dprism.verbose=true -Dprism.vsync=false"
                                + " -Djavafx.animation.fullspeed=true",
                        (given, own) -> given + " " + own);
        process.directory(folder.toFile());
        process.redirectErrorStream(true).redirectOutput(said.toFile());
        Process trial = process.start();
        if (!trial.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS)) {
            // A driver can hang as well as end Java.
            trial.destroyForcibly();
        }
        return new Trial(trial.waitFor(), Files.readString(said));
    }

    /// What follows from the trials.
    static Decision decide(Trial processor, Trial unit, List<PictureDifference> differences) {
        if (!processor.ended()) {
            return byProcessor(
                    ": its own trial ended with status "
                            + processor.status()
                            + ", so there is nothing to compare with.");
        }
        if (!unit.ended()) {
            return byProcessor(
                    ": the trial of the graphics unit ended with status " + unit.status() + ".");
        }
        if (!unit.byGraphicsUnit()) {
            return byProcessor(": there is no driver for a graphics unit here.");
        }
        String times =
                String.format(
                        Locale.ROOT,
                        "%.1f ms a screen, the graphics unit %s %.1f ms",
                        processor.millis(),
                        unit.renderer(),
                        unit.millis());
        if (NO_UNIT.matcher(unit.renderer()).find()) {
            return byProcessor(
                    ": there is no driver for a graphics unit here, and "
                            + unit.renderer()
                            + " is the processor too.");
        }
        long wrong = differences.stream().filter(difference -> !difference.isSmall()).count();
        if (differences.isEmpty() || wrong > 0) {
            return byProcessor(
                    ": the graphics unit "
                            + unit.renderer()
                            + " paints "
                            + wrong
                            + " of "
                            + differences.size()
                            + " screens otherwise.");
        }
        if (unit.millis() >= CLEARLY * processor.millis()) {
            return byProcessor(", " + times + ".");
        }
        return new Decision(
                Painter.GRAPHICS_UNIT,
                "The graphics unit paints the screens: processor " + times + ".");
    }

    private static Decision byProcessor(String why) {
        return new Decision(Painter.PROCESSOR, PROCESSOR + why);
    }
}
