package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.terminal.StartCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `kiosk train`: makes the ahead-of-time cache (JEP 514) that `bin/kiosk` starts with, by
/// recording one scripted visit on this machine's display: a cache trained without one lacks the
/// classes that talk to the display. A cache that does not match the Java or the jars it meets is
/// skipped by the launcher, so training can be forgotten but never harms.
final class TrainCommand {
    private static final String CACHE = "kiosk.aot";

    private final Map<String, String> environment;
    private final PrintWriter out;
    private final PrintWriter err;

    TrainCommand(Map<String, String> environment, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    int run() throws IOException, InterruptedException, URISyntaxException {
        Path lib =
                Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .getParent();
        Path launcher = lib == null ? Path.of("") : lib.resolveSibling("bin").resolve("kiosk");
        if (lib == null || !Files.isExecutable(launcher)) {
            err.println("Train an installed kiosk: there is no bin/kiosk beside " + lib + ".");
            return Main.FAULTS;
        }
        try (WorkFolder folder = WorkFolder.temporary()) {
            return train(launcher, lib, folder.path());
        }
    }

    private int train(Path launcher, Path lib, Path folder)
            throws IOException, InterruptedException {
        Path script = folder.resolve(DemoVisit.SCRIPT);
        DemoVisit.copyScript(script);
        Path fresh = lib.resolve(CACHE + ".new");
        Process process = start(launcher, folder, script, fresh);
        int status = process.waitFor();
        if (status != 0 || !Files.exists(fresh)) {
            err.println(
                    "The training visit ended with status "
                            + status
                            + " and left no cache; the old one stays.");
            return Main.FAULTS;
        }
        Path cache = lib.resolve(CACHE);
        StartCache.writeSum(fresh, cache);
        Files.move(
                fresh, cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        out.println(cache + " (" + Files.size(cache) / 1_000_000 + " MB)");
        return Main.OK;
    }

    private Process start(Path launcher, Path folder, Path script, Path fresh) throws IOException {
        List<String> words = new ArrayList<>(List.of(launcher.toString(), "run"));
        words.addAll(List.of("--printer", "emulated", "--script", script.toString()));
        words.addAll(List.of("--data", folder.resolve("data").toString()));
        if (environment.getOrDefault("DISPLAY", "").isEmpty()) {
            words.add("--headless");
        }
        ProcessBuilder process = new ProcessBuilder(words);
        process.environment().putAll(environment);
        process.environment().put("KIOSK_TRAIN", fresh.toString());
        process.directory(folder.toFile());
        process.redirectOutput(folder.resolve("out.txt").toFile());
        process.redirectError(ProcessBuilder.Redirect.INHERIT);
        return process.start();
    }
}
