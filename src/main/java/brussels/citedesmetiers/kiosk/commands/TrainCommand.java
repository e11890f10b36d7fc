package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.terminal.Painter;
import brussels.citedesmetiers.kiosk.terminal.StartCache;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tinylog.Logger;
import picocli.CommandLine.Command;

/// `kiosk train`: makes the ahead-of-time cache (JEP 514) that `bin/kiosk` starts with, by
/// recording one scripted visit on this machine's display: a cache trained without a display lacks
/// the classes that talk to one. Before that it chooses who paints (see [PainterChoice]), since the
/// cache holds the classes of one of them. The launcher skips a cache that does not match the Java
/// or the jars it finds, so forgetting to train does no harm.
@Command(
        name = "train",
        description = "Choose who paints the screens, and make the cache that halves the start.")
final class TrainCommand implements Callable<Integer> {
    private static final String CACHE = "kiosk.aot";

    private final Invocation call;

    TrainCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, URISyntaxException {
        Path jar =
                Path.of(
                        TrainCommand.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        Path lib = jar.getParent();
        Path launcher = lib == null ? Path.of("") : lib.resolveSibling("bin").resolve("kiosk");
        if (lib == null || !Files.isExecutable(launcher)) {
            return call.refuse(
                    "Train an installed kiosk: there is no bin/kiosk beside " + lib + ".",
                    ExitStatus.FAULTS);
        }
        String named = call.environment().getOrDefault("KIOSK_CACHE", "");
        Path cache = named.isEmpty() ? lib.resolve(CACHE) : Path.of(named).toAbsolutePath();
        Path fresh = cache.resolveSibling(cache.getFileName() + ".new");
        try {
            Files.write(fresh, new byte[0]);
            Files.delete(fresh);
        } catch (IOException e) {
            Logger.error(e, "No start cache can be written");
            return call.refuse(
                    "The cache cannot be written into "
                            + cache.getParent()
                            + ": run it as the user who owns that folder. Nothing was changed.",
                    ExitStatus.FAULTS);
        }
        try (WorkFolder folder = WorkFolder.temporary()) {
            return train(launcher, cache, folder.path(), fresh);
        }
    }

    private int train(Path launcher, Path cache, Path folder, Path fresh)
            throws IOException, InterruptedException {
        PainterChoice.Decision painter =
                new PainterChoice(launcher, call.environment(), folder).choose();
        call.out().println(painter.sentence());
        Path script = folder.resolve(DemoVisit.SCRIPT);
        DemoVisit.copyScript(script);
        Process process = start(launcher, folder, script, fresh, painter.painter());
        int status = process.waitFor();
        if (status != 0 || !Files.exists(fresh)) {
            call.err()
                    .println(
                            "The training visit ended with status "
                                    + status
                                    + " and left no cache; the old one stays.");
            return ExitStatus.FAULTS;
        }
        PainterChoice.keep(painter, cache);
        StartCache.writeSum(fresh, cache);
        Files.move(
                fresh, cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        call.out().println(cache + " (" + Files.size(cache) / 1_000_000 + " MB)");
        return ExitStatus.OK;
    }

    private Process start(Path launcher, Path folder, Path script, Path fresh, Painter painter)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(launcher.toString(), "run"));
        words.addAll(List.of("--printer", "emulated", "--script", script.toString()));
        words.addAll(List.of("--data", folder.resolve("data").toString()));
        if (call.environment().getOrDefault("DISPLAY", "").isEmpty()) {
            words.add("--headless");
        }
        ProcessBuilder process = new ProcessBuilder(words);
        process.environment().putAll(call.environment());
        process.environment().put("KIOSK_TRAIN", fresh.toString());
        if (painter == Painter.GRAPHICS_UNIT) {
            process.environment()
                    .merge("KIOSK_OPTIONS", painter.options(), (given, own) -> own + " " + given);
        }
        process.directory(folder.toFile());
        process.redirectOutput(folder.resolve("out.txt").toFile());
        process.redirectError(ProcessBuilder.Redirect.INHERIT);
        return process.start();
    }
}
