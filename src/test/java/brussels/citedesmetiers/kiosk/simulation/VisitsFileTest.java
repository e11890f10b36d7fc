package brussels.citedesmetiers.kiosk.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.content.Content;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A year of visits as programs and spreadsheets write it.
class VisitsFileTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String PLAIN =
            """
            date,hour,theme,language,commune,gender,age,finished,adviser
            2026-11-23,10,C,fr,21004,f,30-34,yes,yes
            2026-11-03,11,T,nl,21001,m,25-29,,
            """;
    private static final String FRENCH =
            PLAIN.replace(',', ';')
                    .replace("2026-11-23", "23/11/2026")
                    .replace("2026-11-03", "3/11/2026")
                    .replace("\n", "\r\n");

    @TempDir Path folder;

    private LoadResult<List<SimulatedPerson>> read(byte[] bytes) throws IOException {
        Path file = folder.resolve("year.csv");
        Files.write(file, bytes);
        PlausiblePeople plausible = new PlausiblePeople(content(), DAY, 1, new SplittableRandom(1));
        return VisitsFile.read(file, content(), plausible);
    }

    private static Content content() {
        if (ContentLoader.load(Path.of("kiosk-config"))
                instanceof LoadResult.Loaded<Content>(Content content)) {
            return content;
        }
        throw new AssertionError("the shipped content has faults");
    }

    private List<String> people(byte[] bytes) throws IOException {
        return switch (read(bytes)) {
            case LoadResult.Loaded<List<SimulatedPerson>>(var all) ->
                    all.stream().map(p -> p.date() + " " + p.theme() + p.commune()).toList();
            case LoadResult.Refused<List<SimulatedPerson>> refused ->
                    throw new AssertionError(refused);
        };
    }

    /// The only fault of a file.
    private String fault(byte[] bytes) throws IOException {
        return switch (read(bytes)) {
            case LoadResult.Loaded<List<SimulatedPerson>>(var all) ->
                    throw new AssertionError(all.toString());
            case LoadResult.Refused<List<SimulatedPerson>>(var faults) -> {
                assertEquals(1, faults.size());
                yield faults.getFirst().toString();
            }
        };
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    @Test
    void yearIsTheSameHoweverASpreadsheetSavedIt() throws Exception {
        Charset windows = Charset.forName("windows-1252");
        List<String> wanted = people(bytes(PLAIN, StandardCharsets.UTF_8));
        assertEquals(List.of("2026-11-03 T21001", "2026-11-23 C21004"), wanted);
        for (byte[] file :
                List.of(
                        bytes("\ufeff" + PLAIN, StandardCharsets.UTF_8),
                        bytes(FRENCH, windows),
                        bytes("\ufeff" + FRENCH, StandardCharsets.UTF_8),
                        bytes("\ufeff" + FRENCH.replace(';', '\t'), StandardCharsets.UTF_16LE),
                        bytes("\ufeff" + FRENCH, StandardCharsets.UTF_16BE),
                        bytes("sep=;\r\n" + FRENCH, windows),
                        bytes(FRENCH.replace('/', '-'), windows),
                        bytes(FRENCH.replace("\r\n", ";;\r\n") + ";;;;;;;;;;\r\n", windows))) {
            assertEquals(wanted, people(file));
        }
    }

    @Test
    void lettersOfWindowsAreReadAndWhatIsWrongHasFileLineAndRemedy() throws Exception {
        String text = PLAIN.replace("21001", "Évere");
        String said = fault(bytes(text, Charset.forName("windows-1252")));
        assertTrue(said.contains("year.csv"), said);
        assertTrue(said.contains("line 3"), said);
        assertTrue(said.contains("Évere"), said);
        assertTrue(said.contains("21001"), said);
    }

    @Test
    void workbookIsSentBackToBeSavedAsCsv() throws Exception {
        assertTrue(fault(new byte[] {'P', 'K', 3, 4, 20, 0, 0}).contains("as CSV"));
    }

    @Test
    void quotedFieldsAreRead() {
        assertEquals(
                List.of("a", "b,c", "d\"e", ""),
                SpreadsheetText.fields("a, \"b,c\",\"d\"\"e\",", ','));
    }

    @Property(tries = 200)
    void fieldsComeBackWhateverSeparatesThem(
            @ForAll @Size(min = 1, max = 9)
                    List<@AlphaChars @Chars({',', ';', '"', '\t', 'é'}) String> fields,
            @ForAll @Chars({',', ';', '\t'}) char separator) {
        String line =
                fields.stream()
                        .map(field -> "\"" + field.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(String.valueOf(separator)));
        assertEquals(
                fields.stream().map(String::strip).toList(),
                SpreadsheetText.fields(line, separator));
    }
}
