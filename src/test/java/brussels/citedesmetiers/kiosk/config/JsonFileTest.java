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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFileTest {
    @TempDir Path folder;

    @Test
    void brokenJsonIsOneFaultWithLineAndColumn() throws IOException {
        Fault fault = onlyFault("{\n  \"id\": \"a\",\n  \"letter\" \"A\"\n}");
        assertEquals("a.json", fault.file());
        assertEquals("", fault.pointer());
        assertEquals("line 3, column 12", fault.value());
        assertEquals(
                "this is not sound JSON: a colon is missing between a name and its value",
                fault.message());
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
        assertEquals("line 1, column 8", onlyFault().value());
        assertEquals(
                "this file is not written in UTF-8; save it with the encoding UTF-8",
                onlyFault().message());
    }

    @Test
    void curlyQuotationMarksOfAnotherEncodingAreNamed() throws IOException {
        Files.write(folder.resolve("a.json"), new byte[] {'{', (byte) 0x93, 'a', (byte) 0x94});
        assertEquals("line 1, column 2", onlyFault().value());
        assertTrue(
                onlyFault().message().endsWith("write straight quotation marks \" instead of “"),
                onlyFault().message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {⏎ “a”: 1}           | line 2, column 2  | a curly quotation mark “ stands here
                    {⏎ "é": “x”}         | line 2, column 7  | a curly quotation mark “ stands here
                    {⏎ "a": 'x'}         | line 2, column 7  | a single quotation mark stands here
                    {⏎ // note⏎}         | line 2, column 2  | JSON has no comments
                    {⏎ "a": 1⏎ "b": 2}   | line 3, column 2  | a comma is missing at the end of line 2
                    {⏎ "a": "x "y" z"}   | line 2, column 11 | a quotation mark within a text is written \\"
                    {⏎ "a": 1,⏎}         | line 3, column 1  | there is a comma too many on line 2, before this }
                    {⏎ "a": [1,2,]}      | line 2, column 12 | there is a comma too many on line 2, before this ]
                    {⏎ "a": "x⏎ y"}      | line 2, column 9  | its closing quotation mark is missing
                    {⏎ "a": {⏎ "b": 1⏎}  | line 4, column 2  | the { of line 1 is never closed
                    {⏎ "a": [1,⏎ 2       | line 3, column 3  | the [ of line 2 is never closed
                    {⏎ a: 1}             | line 2, column 2  | a name in straight quotation marks is needed
                    {⏎ "a": yes}         | line 2, column 7  | a text stands in straight quotation marks
                    {⏎ "a": "C:\\q"}     | line 2, column 11 | a backslash within a text is written \\\\
                    {⏎ "a": "abc         | line 2, column 11 | closing quotation mark is missing
                    """)
    void whatSomebodyDidIsSaidWhereItStands(String content, String place, String sentence)
            throws IOException {
        Fault fault = onlyFault(content.replace('⏎', '\n'));
        assertTrue(fault.message().contains(sentence), fault.message());
        assertEquals(place, fault.value(), fault.message());
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
