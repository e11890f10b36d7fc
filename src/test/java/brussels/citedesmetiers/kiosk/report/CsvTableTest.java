package brussels.citedesmetiers.kiosk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    private static ReportTable table(List<String> labels) {
        List<ReportTable.Row> rows = new ArrayList<>();
        long counted = 7;
        for (int i = 0; i < labels.size(); i++) {
            rows.add(
                    new ReportTable.Row(
                            "id-" + i, labels.get(i), "", true, i > 0, List.of(10L, 5L), 15));
            counted += 15;
        }
        return new ReportTable(
                "some",
                "Title, with a comma",
                "Rows",
                List.of(new ReportTable.Column("f", "F"), new ReportTable.Column("m", "M")),
                rows,
                7,
                counted,
                new ReportTable.Base("of answers", 15),
                List.of(),
                0,
                0,
                true,
                ReportTable.Look.LYING);
    }

    @Property
    void whateverALabelHoldsIsReadBackAsItWas(@ForAll @Size(max = 8) List<String> labels)
            throws CharacterCodingException {
        // Half a pair of surrogates is no text, and no file can hold it.
        List<String> texts =
                labels.stream()
                        .map(
                                l ->
                                        new String(
                                                l.getBytes(StandardCharsets.UTF_8),
                                                StandardCharsets.UTF_8))
                        .toList();
        List<List<String>> lines = CsvReader.read(CsvTable.of(table(texts)));
        for (int i = 0; i < texts.size(); i++) {
            String read = lines.get(i + 1).get(2);
            assertEquals(
                    texts.get(i),
                    read.startsWith("'") && !texts.get(i).startsWith("'")
                            ? read.substring(1)
                            : read);
        }
    }

    @Test
    void numbersAreDigitsAndSharesHaveTwoDecimals() throws CharacterCodingException {
        List<List<String>> lines = CsvReader.read(CsvTable.of(table(List.of("a \"b\"", "c"))));
        assertEquals(
                List.of(
                        List.of(
                                "kind",
                                "id",
                                "label",
                                "f",
                                "m",
                                "total",
                                "percent_of_counted",
                                "percent_of_answers"),
                        List.of("value", "id-0", "a \"b\"", "10", "5", "15", "40.54", ""),
                        List.of("value", "id-1", "c", "10", "5", "15", "40.54", "100.00"),
                        List.of("shown", "", "", "20", "10", "30", "81.08", ""),
                        List.of("not_shown", "", "", "", "", "7", "18.92", ""),
                        List.of("counted", "", "", "", "", "37", "100.00", "")),
                lines);
    }

    @Test
    void spreadsheetGetsItsSeparatorItsCommaAndTheNamesOfThePrintedTable() {
        ReportTexts french = ReportTexts.in(YearSamples.CONTENT, "fr").orElseThrow();
        String csv =
                new String(
                        CsvTable.forSpreadsheet(table(List.of("a;b", "=c")), french),
                        StandardCharsets.UTF_8);
        assertEquals(
                List.of(
                        "\ufeffRows;F;M;Total;% du compté;of answers",
                        "\"a;b\";10;5;15;40,54;",
                        "'=c;10;5;15;40,54;100,00",
                        "Montré;20;10;30;81,08;",
                        "Non montré;;;7;18,92;",
                        "Compté;;;37;100,00;"),
                csv.lines().toList());
        String summary =
                new String(
                        CsvTable.summaryForSpreadsheet(List.of(table(List.of("a", "b"))), french),
                        StandardCharsets.UTF_8);
        assertEquals("Title, with a comma;30;7;37;oui;0;15;0", summary.lines().toList().get(1));
    }

    @Test
    void numberThatIsZeroOrNotShownIsAnEmptyField() throws CharacterCodingException {
        ReportTable.Row none = new ReportTable.Row("x", "X", "X", true, true, List.of(0L), 0);
        for (boolean hides : List.of(true, false)) {
            ReportTable table =
                    new ReportTable(
                            "some",
                            "Some",
                            "Rows",
                            List.of(new ReportTable.Column("f", "F")),
                            List.of(none),
                            hides ? 7 : 0,
                            7,
                            null,
                            List.of(),
                            0,
                            0,
                            hides,
                            ReportTable.Look.LYING);
            assertEquals(
                    hides
                            ? List.of("value", "x", "X", "", "", "")
                            : List.of("value", "x", "X", "0", "0", "0.00"),
                    CsvReader.read(CsvTable.of(table)).get(1));
        }
    }

    @Test
    void labelThatASpreadsheetWouldWorkOutIsMadeAText() throws CharacterCodingException {
        for (String label : List.of("=1+1", "+1", "-1", "@a")) {
            byte[] csv = CsvTable.of(table(List.of(label)));
            assertEquals("'" + label, CsvReader.read(csv).get(1).get(2));
        }
    }

    @Test
    void fileBeginsWithItsFirstNameAndEndsWithALine() {
        String csv = new String(CsvTable.of(table(List.of())), StandardCharsets.UTF_8);
        assertEquals("kind,", csv.substring(0, 5));
        assertEquals("\r\n", csv.substring(csv.length() - 2));
        assertFalse(csv.replace("\r\n", "").contains("\n"));
    }

    @Test
    void summaryHoldsTheSumsOfEachTable() throws CharacterCodingException {
        List<List<String>> lines =
                CsvReader.read(CsvTable.summary(List.of(table(List.of("a", "b")))));
        assertEquals(
                List.of("some", "Title, with a comma", "30", "7", "37", "true", "0", "15", "0"),
                lines.get(1));
    }

    @Test
    void readerRefusesWhatIsNotTheFormat() {
        for (String wrong :
                List.of("a,b\n", "a,b", "a\r\nb,c\r\n", "a\"b\r\n", "\"a\"b\r\n", "\"a")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> CsvReader.read(wrong.getBytes(StandardCharsets.UTF_8)),
                    wrong);
        }
        byte[] noText = {(byte) 0xC3, '\r', '\n'};
        assertThrows(CharacterCodingException.class, () -> CsvReader.read(noText));
    }
}
