package brussels.citedesmetiers.kiosk.editing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The first sheet of an Excel workbook (ECMA-376) with nothing but texts: written with texts in
/// the cells, which are never formulas, and read with the JDK's own zip and XML.
///
/// What a file may unfold to is counted while it unfolds, whatever its directory says; entities are
/// not resolved, and a formula is refused where it stands.
final class Workbook {
    private static final int MOST_UNFOLDED = 40 * 1024 * 1024;
    private static final int MOST_PARTS = 500;
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE =
            "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");

    private final String name;
    private final Map<String, byte[]> parts;
    private final List<String> shared = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private Workbook(String name, Map<String, byte[]> parts) {
        this.name = name;
        this.parts = parts;
    }

    static Sheet read(String name, byte[] bytes) throws EditingException {
        try {
            Workbook workbook = new Workbook(name, parts(name, bytes));
            workbook.readShared();
            workbook.readSheet();
            return new Sheet(workbook.rows);
        } catch (IOException | XMLStreamException e) {
            throw new EditingException(name + " is no Excel workbook: " + e.getMessage(), e);
        }
    }

    private static Map<String, byte[]> parts(String name, byte[] bytes)
            throws IOException, EditingException {
        Map<String, byte[]> parts = new HashMap<>();
        int left = MOST_UNFOLDED;
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                byte[] part = zip.readNBytes(left + 1);
                left -= part.length;
                if (left < 0 || ++count > MOST_PARTS) {
                    throw new EditingException(
                            name
                                    + " unfolds to more than "
                                    + MOST_UNFOLDED / 1024 / 1024
                                    + " MB or "
                                    + MOST_PARTS
                                    + " parts: it is not read.");
                }
                if (e.getName().startsWith("xl/")) {
                    parts.put(e.getName(), part);
                }
            }
        }
        return parts;
    }

    private static XMLStreamReader reader(byte[] part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(part));
    }

    /// The texts that cells refer to by their number.
    private void readShared() throws XMLStreamException {
        byte[] part = parts.get("xl/sharedStrings.xml");
        if (part == null) {
            return;
        }
        XMLStreamReader in = reader(part);
        while (in.hasNext()) {
            if (in.next() == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("si")) {
                shared.add(text(in, "si"));
            }
        }
    }

    /// The text of an element: of its runs, without how they are to be pronounced.
    private static String text(XMLStreamReader in, String end) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean phonetic = false;
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                phonetic |= in.getLocalName().equals("rPh");
                if (in.getLocalName().equals("t")) {
                    String run = in.getElementText();
                    text.append(phonetic ? "" : run);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                phonetic &= !in.getLocalName().equals("rPh");
                if (in.getLocalName().equals(end)) {
                    break;
                }
            }
        }
        return text.toString();
    }

    private void readSheet() throws XMLStreamException, EditingException {
        byte[] part = parts.get(firstSheet());
        if (part == null) {
            throw new EditingException(name + " has no sheet.");
        }
        XMLStreamReader in = reader(part);
        while (in.hasNext()) {
            if (in.next() == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("c")) {
                cell(in);
            }
        }
    }

    private String firstSheet() throws XMLStreamException {
        String id = attribute("xl/workbook.xml", "sheet", "", "id");
        String target = attribute("xl/_rels/workbook.xml.rels", "Relationship", id, "Target");
        return target.isEmpty()
                ? "xl/worksheets/sheet1.xml"
                : target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    /// An attribute of the first element of this name, or of the one with this `Id`.
    private String attribute(String file, String element, String id, String wanted)
            throws XMLStreamException {
        byte[] part = parts.get(file);
        if (part == null) {
            return "";
        }
        XMLStreamReader in = reader(part);
        while (in.hasNext()) {
            if (in.next() == XMLStreamConstants.START_ELEMENT
                    && in.getLocalName().equals(element)
                    && (id.isEmpty() || id.equals(in.getAttributeValue(null, "Id")))) {
                String found =
                        wanted.equals("id")
                                ? in.getAttributeValue(OFFICE, wanted)
                                : in.getAttributeValue(null, wanted);
                return found == null ? "" : found;
            }
        }
        return "";
    }

    private void cell(XMLStreamReader in) throws XMLStreamException, EditingException {
        String place = String.valueOf(in.getAttributeValue(null, "r"));
        Matcher at = CELL.matcher(place);
        if (!at.matches()) {
            throw new EditingException(name + ": a cell says no place.");
        }
        int column = 0;
        for (char letter : Objects.requireNonNull(at.group(1)).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        column--;
        int row = Integer.parseInt(Objects.requireNonNull(at.group(2))) - 1;
        Sheet.bounded(name, row, column, 0);
        String type = String.valueOf(in.getAttributeValue(null, "t"));
        String text = "";
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                text =
                        switch (in.getLocalName()) {
                            case "f" ->
                                    throw new EditingException(
                                            name
                                                    + ": "
                                                    + Sheet.place(row, column)
                                                    + ": a formula; write the text itself.");
                            case "is" -> text(in, "is");
                            case "v" -> value(type, in.getElementText(), row, column);
                            default -> text;
                        };
            } else if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("c")) {
                break;
            }
        }
        put(row, column, text);
    }

    private String value(String type, String value, int row, int column) throws EditingException {
        if (!type.equals("s")) {
            return value;
        }
        try {
            return shared.get(Integer.parseInt(value));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new EditingException(
                    name + ": " + Sheet.place(row, column) + ": its text is missing.", e);
        }
    }

    private void put(int row, int column, String text) throws EditingException {
        Sheet.bounded(name, row, column, text.length());
        while (rows.size() <= row) {
            rows.add(new ArrayList<>());
        }
        List<String> cells = rows.get(row);
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text);
    }

    static byte[] written(Sheet sheet) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "[Content_Types].xml",
                XML
                        + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd."
                        + "openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/"
                        + "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
        files.put("_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
        files.put(
                "xl/workbook.xml",
                XML
                        + "<workbook xmlns=\""
                        + MAIN
                        + "\" xmlns:r=\""
                        + OFFICE
                        + "\"><sheets><sheet name=\"texts\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
                        + "</workbook>");
        files.put("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
        files.put("xl/worksheets/sheet1.xml", cells(sheet));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String relation(String kind, String target) {
        return XML
                + "<Relationships xmlns=\""
                + PACKAGE
                + "\"><Relationship Id=\"rId1\" Type=\""
                + OFFICE
                + "/"
                + kind
                + "\" Target=\""
                + target
                + "\"/></Relationships>";
    }

    private static String cells(Sheet sheet) {
        StringBuilder out =
                new StringBuilder(XML)
                        .append("<worksheet xmlns=\"")
                        .append(MAIN)
                        .append("\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\"")
                        .append(" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
                        .append("</sheetView></sheetViews><cols>")
                        .append("<col min=\"1\" max=\"1\" width=\"40\" customWidth=\"1\"/>")
                        .append("<col min=\"2\" max=\"3\" width=\"70\" customWidth=\"1\"/></cols>")
                        .append("<sheetData>");
        for (int r = 0; r < sheet.rows().size(); r++) {
            out.append("<row r=\"").append(r + 1).append("\">");
            List<String> cells = sheet.rows().get(r);
            for (int c = 0; c < cells.size(); c++) {
                out.append("<c r=\"").append(Sheet.letters(c)).append(r + 1);
                out.append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                out.append(escaped(cells.get(c))).append("</t></is></c>");
            }
            out.append("</row>");
        }
        return out.append("</sheetData></worksheet>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
