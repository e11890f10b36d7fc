package brussels.citedesmetiers.kiosk.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import brussels.citedesmetiers.kiosk.store.Victim;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemCallTest {
    @Test
    void eachCallOfTheThreadThatMakesMostIsThereAndThoseOfOthersAreCounted(@TempDir Path folder)
            throws Exception {
        Path trace =
                Files.writeString(
                        folder.resolve("trace"),
                        """
                        71  write(5, "a\\nwrite(", 3) = 3
                        72  write(6, "b", 1 <unfinished ...>
                        71  fsync(5)            = 0
                        72  <... write resumed>) = 1
                        71  write(5, "c", 1)    = 1
                        73  rename("d", "e")    = 0
                        71  +++ exited with 0 +++
                        """);
        SystemCall.Traced traced = SystemCall.in(trace);
        assertEquals(
                List.of(
                        new SystemCall("write", 1),
                        new SystemCall("write", 2),
                        new SystemCall("rename", 1),
                        new SystemCall("fsync", 1)),
                traced.each());
        assertEquals(1, traced.others());
    }

    @Test
    void theProcessIsKilledBeforeTheCallIsMade(@TempDir Path folder) throws Exception {
        assumeTrue(SystemCall.canBeCounted(), "strace is here");
        List<String> command = new ArrayList<>(new SystemCall("write", 2).killing());
        command.addAll(List.of("sh", "-c", "echo one; echo two; echo three"));
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).start();
        assertTrue(Victim.wasKilled(Victim.awaitEnd(process, Duration.ofMinutes(2))));
        assertEquals("one\n", Files.readString(out));
    }
}
