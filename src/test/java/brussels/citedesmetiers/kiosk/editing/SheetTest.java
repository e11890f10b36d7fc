package brussels.citedesmetiers.kiosk.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SheetTest {
    @TempDir Path folder;

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cells =
                Arbitraries.strings()
                        .withChars(";,\"\n'=+-@\t<>&é’ \u00a0Їا aZ0")
                        .ofMinLength(1)
                        .ofMaxLength(12);
        return cells.list().ofSize(3).list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 300)
    void everyTableIsReadAsItWasWritten(@ForAll("tables") List<List<String>> rows)
            throws EditingException {
        Sheet sheet = new Sheet(rows);
        for (String name : List.of("texts.csv", "texts.XLSX")) {
            assertEquals(sheet, Sheet.read(name, sheet.written(name)), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+32", "-1", "@SUM(A1)", "\tx"})
    void noCellIsTakenForAFormula(String text) {
        String written =
                new String(
                        new Sheet(List.of(List.of(text))).written("a.csv"), StandardCharsets.UTF_8);
        assertEquals("\uFEFF\"'" + text + "\"\r\n", written);
    }

    @Test
    void whatOfficeProgramsWriteIsRead() throws EditingException {
        for (String text :
                List.of("a,\"b\n\"\"c\"\"\",d\ne,f,g\n", "a\t\"b\n\"\"c\"\"\"\td\r\ne\tf\tg")) {
            assertEquals(
                    List.of(List.of("a", "b\n\"c\"", "d"), List.of("e", "f", "g")),
                    read("x.csv", text).rows());
        }
    }

    private static Sheet read(String name, String text) throws EditingException {
        return Sheet.read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refused(String name, byte[] bytes) {
        return String.valueOf(
                assertThrows(EditingException.class, () -> Sheet.read(name, bytes)).getMessage());
    }

    private static byte[] edited(String part, String from, String to) throws IOException {
        byte[] sound = new Sheet(List.of(List.of("a", "b"))).written("a.xlsx");
        return edited(sound, part, text -> text.replace(from, to));
    }

    private static byte[] edited(byte[] sound, String part, UnaryOperator<String> edit)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(sound));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                out.putNextEntry(new ZipEntry(e.getName()));
                String now = e.getName().equals(part) ? edit.apply(text) : text;
                out.write(now.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void workbookFromExcelIsRead() throws Exception {
        byte[] shared =
                edited(
                        "xl/worksheets/sheet1.xml",
                        "<c r=\"B1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">b</t></is></c>",
                        "<c r=\"C1\" s=\"1\"><v>42</v></c><c r=\"D1\" t=\"str\"><v>x</v></c>");
        assertEquals(List.of("a", "", "42", "x"), Sheet.read("a.xlsx", shared).rows().getFirst());
    }

    @Test
    void whatIsNoTableOfTextsIsRefusedWithItsPlace() throws Exception {
        String sheet = "xl/worksheets/sheet1.xml";
        assertEquals(
                "a.xlsx: row 1, column A: a formula; write the text itself.",
                refused("a.xlsx", edited(sheet, "<is>", "<f>HYPERLINK(\"x\")</f><is>")));
        assertTrue(
                refused("a.xlsx", edited(sheet, "r=\"B1\"", "r=\"B9999999\""))
                        .startsWith("a.xlsx: row 9999999, column B: at most 20000 rows"));
        assertTrue(refused("a.xlsx", "nothing".getBytes(StandardCharsets.UTF_8)).contains("sheet"));
        assertTrue(refused("a.csv", new byte[] {'a', (byte) 0xe9}).contains("is not UTF-8"));
        assertTrue(
                refused("a.csv", "\"a".getBytes(StandardCharsets.UTF_8))
                        .contains("a quotation mark is never closed"));
        assertTrue(refused("a.csv", new byte[Sheet.MOST_BYTES + 1]).contains("larger than 10 MB"));
        assertTrue(
                refused("a.csv", "a;".repeat(200).getBytes(StandardCharsets.UTF_8))
                        .startsWith("a.csv: row 1, column CW: "));
    }

    @Test
    void entityIsNeverReplacedByAFile() throws Exception {
        String sheet = "xl/worksheets/sheet1.xml";
        Path secret = folder.resolve("secret");
        Files.writeString(secret, "SECRET");
        byte[] bytes = new Sheet(List.of(List.of("&e;".replace("&", "§")))).written("a.xlsx");
        byte[] evil =
                edited(
                        bytes,
                        sheet,
                        text ->
                                text.replace("§e;", "&e;")
                                        .replace(
                                                "?>\n",
                                                "?>\n<!DOCTYPE w [<!ENTITY e SYSTEM \""
                                                        + secret.toUri()
                                                        + "\">]>\n"));
        String read;
        try {
            read = Sheet.read("a.xlsx", evil).rows().toString();
        } catch (EditingException e) {
            read = String.valueOf(e.getMessage());
        }
        assertFalse(read.contains("SECRET"), read);
    }

    @Test
    void whatUnfoldsToMuchIsNotRead() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 41; i++) {
                out.write(zeros);
            }
        }
        assertTrue(bytes.size() < 100_000);
        assertTrue(refused("a.xlsx", bytes.toByteArray()).contains("unfolds to more than 40 MB"));
    }

    @Test
    void aTextThatBeginsWithAnApostropheIsReadWhole() throws Exception {
        Sheet typed =
                Sheet.read("a.csv", "'s Avonds open;'=1;''t\r\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(List.of("'s Avonds open", "=1", "'t")), typed.rows());
    }
}
