package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {
    @TempDir Path folder;

    @Test
    void brokenJsonIsOneFaultWithLineAndColumn() throws IOException {
        Fault fault = onlyFault("{\n  \"id\": \"a\",\n  \"letter\" \"A\"\n}");
        assertEquals("a.json", fault.file());
        assertEquals("", fault.pointer());
        assertEquals("line 3, column 12", fault.value());
        assertTrue(fault.message().startsWith("this is not sound JSON; look here"));
    }

    @Test
    void fileThatEndsTooEarlyIsBroken() throws IOException {
        assertTrue(onlyFault("{\"id\": \"a\"").value().startsWith("line 1"));
    }

    @Test
    void propertyNamedTwiceIsBrokenAndNotSilentlyTheLast() throws IOException {
        Fault fault = onlyFault("{\"id\": 1,\n \"id\": 2}");
        assertTrue(fault.message().contains("id"), fault.message());
        assertTrue(fault.value().startsWith("line 2"), fault.value());
    }

    @Test
    void somethingAfterTheObjectIsBroken() throws IOException {
        assertTrue(onlyFault("{} {}").value().startsWith("line 1"));
    }

    @Test
    void nestingBeyondReasonIsBroken() throws IOException {
        String deep = "{\"a\":".repeat(100) + "1" + "}".repeat(100);
        assertTrue(onlyFault(deep).message().contains("nesting depth"));
    }

    @Test
    void aNumberThatNoNumberCanHoldIsBroken() throws IOException {
        for (String number : List.of("1e4001111111111111", "-2.5e99999999999")) {
            Fault fault = onlyFault("{\n\"a\": " + number + "}");
            assertTrue(fault.value().startsWith("line 2"), fault.value());
        }
    }

    @Test
    void emptyFileAndBareValueMustBeAnObject() throws IOException {
        assertEquals("the file must hold one object in braces", onlyFault("").message());
        assertEquals("the file must hold one object in braces", onlyFault("[1]").message());
    }

    @Test
    void textThatIsNotUtf8IsBroken() throws IOException {
        Files.write(
                folder.resolve("a.json"), "{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(onlyFault().message().startsWith("this is not sound JSON"));
    }

    @Test
    void missingFileIsNeeded() {
        assertEquals(new Fault("a.json", "", "(missing)", "this file is needed"), onlyFault());
    }

    @Test
    void folderInPlaceOfFileCannotBeRead() throws IOException {
        Files.createDirectory(folder.resolve("a.json"));
        assertTrue(onlyFault().message().startsWith("the file cannot be read"));
    }

    private Fault onlyFault(String content) throws IOException {
        Files.writeString(folder.resolve("a.json"), content);
        return onlyFault();
    }

    private Fault onlyFault() {
        List<Fault> faults = new ArrayList<>();
        assertEquals(Optional.empty(), JsonFile.read(folder, "a.json", faults));
        assertEquals(1, faults.size());
        return faults.getFirst();
    }
}
