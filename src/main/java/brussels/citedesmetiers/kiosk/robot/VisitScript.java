package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.robot.ScreenDriver.ScriptException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// `kiosk visit SCRIPT`: a scripted visit on the real screens. One step per line: `tap NODE-ID`,
/// `key NAME`, `idle SECONDS`, `expect NODE-ID [text]`, `patience SECONDS`, `shot FILE`; `#` begins
/// a comment.
public final class VisitScript {
    private final ScreenDriver driver;
    private final Path folder;
    private final PrintWriter out;

    /// @param folder the base of relative paths of `shot`
    public VisitScript(ScreenDriver driver, Path folder, PrintWriter out) {
        this.driver = driver;
        this.folder = folder;
        this.out = out;
    }

    /// Runs the steps of a script.
    ///
    /// @throws ScriptException if a step is wrong; it names file and line
    public void run(Path script) throws Exception {
        List<String> lines = Files.readAllLines(script);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                step(line);
            } catch (ScriptException e) {
                throw new ScriptException(script + ":" + (i + 1) + ": " + e.getMessage(), e);
            }
        }
    }

    public void step(String line) throws Exception {
        String[] words = line.split("\\s+", 3);
        String first = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "tap" -> driver.tap(needed(first, "tap NODE-ID"));
            case "key" -> driver.key(needed(first, "key NAME"));
            case "idle" -> driver.idle(Duration.ofSeconds(seconds(first)));
            case "expect" ->
                    driver.expect(
                            needed(first, "expect NODE-ID [text]"),
                            words.length > 2 ? words[2] : "");
            case "patience" -> driver.beSoPatient(Duration.ofSeconds(seconds(first)));
            case "shot" -> {
                Path file = folder.resolve(needed(first, "shot FILE"));
                driver.shot(file);
                out.println(file);
            }
            default ->
                    throw new ScriptException(
                            "\""
                                    + words[0]
                                    + "\" is not a step; write tap, key, idle, expect, patience"
                                    + " or shot");
        }
    }

    private static String needed(String word, String form) throws ScriptException {
        if (word.isEmpty()) {
            throw new ScriptException("something is missing: " + form);
        }
        return word;
    }

    private static long seconds(String word) throws ScriptException {
        if (!word.matches("[0-9]{1,6}")) {
            throw new ScriptException("\"" + word + "\" is not a number of seconds to 999999");
        }
        return Long.parseLong(word);
    }
}
