package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Looks through every byte under the data folder for a visitor's answer.
final class NoAnswerOnDiskTest extends OnATerminal {
    private static final String ANSWER = "answer-7f3a-i-have-no-diploma";

    @Test
    void ticketsAndVisitsLeaveNoAnswerBehind() throws Exception {
        // What a visit's room would hand over has no place for an answer; this walks all of it.
        useEverything();
        terminal.close();
        assertEquals(List.of(), filesWith(terminal.data, ANSWER));
    }

    @Test
    void anAnswerPlantedInARowOrAFileIsFound() throws Exception {
        useEverything();
        terminal.store()
                .with(
                        c -> {
                            try (var s = c.createStatement()) {
                                return s.executeUpdate(
                                        "update queue set language = '" + ANSWER + "'");
                            }
                        });
        Files.writeString(terminal.data.resolve("note"), ANSWER, StandardCharsets.UTF_16BE);
        terminal.close();
        List<String> found = filesWith(terminal.data, ANSWER);
        assertEquals(true, found.contains("note"), found.toString());
        assertEquals(true, found.stream().anyMatch(f -> f.startsWith("db/seg0")), found.toString());
    }

    private void useEverything() throws Exception {
        terminal.ticket();
        terminal.visit();
        terminal.connector.setNextCommit(BreakingConnector.Commit.LOST_BEFORE);
        terminal.ticket();
        terminal.later(Duration.ofSeconds(6));
        terminal.store().backup();
    }

    private static List<String> filesWith(Path folder, String text) throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.walk(folder)) {
            files = paths.filter(Files::isRegularFile).toList();
        }
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            if (contains(bytes, text, StandardCharsets.UTF_8)
                    || contains(bytes, text, StandardCharsets.UTF_16BE)
                    || contains(bytes, text, StandardCharsets.UTF_16LE)) {
                found.add(folder.relativize(file).toString());
            }
        }
        return found;
    }

    private static boolean contains(byte[] bytes, String text, Charset in) {
        // Latin-1 keeps each byte as one character.
        String hay = new String(bytes, StandardCharsets.ISO_8859_1);
        return hay.contains(new String(text.getBytes(in), StandardCharsets.ISO_8859_1));
    }
}
