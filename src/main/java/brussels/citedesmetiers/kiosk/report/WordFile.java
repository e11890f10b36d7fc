package brussels.citedesmetiers.kiosk.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a report as a document for a word processor (Office Open XML, ECMA-376, transitional):
/// one file with headings, real tables and the charts as pictures, to be worked on further. The
/// same report makes the same bytes.
final class WordFile {
    private static final String DOCUMENT = "word/document.xml";
    private static final String MEDIA = "word/media/";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String PICTURE =
            "http://schemas.openxmlformats.org/drawingml/2006/picture";

    /// A zip entry has no time before.
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Report report;
    private final ReportTexts texts;
    private final WordText out;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final List<String> pictures = new ArrayList<>();

    private WordFile(Report report) {
        this.report = report;
        this.texts = report.texts();
        this.out = new WordText();
    }

    static byte[] of(Report report) {
        return new WordFile(report).write();
    }

    private byte[] write() {
        String title = texts.of("title", report.year().year());
        out.paragraph("Subtitle", report.siteName());
        out.paragraph("Title", title);
        out.paragraph("Subtitle", texts.of("subtitle"));
        out.paragraph("Note", texts.of("made", texts.day(report.day())));
        out.paragraph("Note", texts.of("zone", report.zone().getId()));
        List<String> faults = report.faults();
        if (!faults.isEmpty()) {
            out.paragraph(
                    "Alert", texts.some("faults", report.notes().failed(report.tables()).size()));
            faults.forEach(fault -> out.paragraph("Alert", fault));
        }
        if (report.empty()) {
            out.paragraph("", texts.of("empty", report.siteName(), report.year().year()));
        } else {
            section(texts.of("summary"), ReportSummary.of(report));
            section(texts.of("notices"), report.notices());
            section(texts.of("read"), ReportPage.howToRead(report));
            report.tables().forEach(this::table);
            out.paragraph("Heading1", texts.of("title.terminals"));
            out.table(TerminalTable.of(report));
            TerminalTable.notes(texts).forEach(note -> out.paragraph("Note", note));
        }
        parts.put("docProps/core.xml", xml(properties(title)));
        parts.put(DOCUMENT, xml(out.document()));
        parts.put("word/_rels/document.xml.rels", xml(documentRelations()));
        parts.put("word/styles.xml", xml(WordStyles.styles(texts.code())));
        parts.put("word/fontTable.xml", xml(WordStyles.fonts()));
        parts.put("word/numbering.xml", xml(WordStyles.bullets()));
        parts.put("word/footer1.xml", xml(WordStyles.footer()));
        return zip();
    }

    private void section(String heading, List<String> sentences) {
        if (!sentences.isEmpty()) {
            out.paragraph("Heading1", heading);
            sentences.forEach(sentence -> out.paragraph("ListBullet", sentence));
        }
    }

    private void table(ReportTable table) {
        out.paragraph("Heading1", table.title());
        Optional<ChartDrawing> chart = report.chart(table);
        chart.ifPresent(
                drawing -> {
                    pictures.add(table.id());
                    parts.put(MEDIA + table.id() + ReportFile.PNG, drawing.picture());
                    out.picture(
                            pictures.size(),
                            table.title(),
                            drawing.description(),
                            drawing.height());
                    if (drawing.shortened()) {
                        out.paragraph("Caption", texts.of("shortened", drawing.rows()));
                    }
                });
        out.table(PrintedTable.of(table, texts));
        out.paragraph(table.addsUp() ? "Sum" : "Alert", report.notes().sum(table));
        report.notes().under(table).forEach(note -> out.paragraph("Note", note));
    }

    private static ReportMarkup begun() {
        return new ReportMarkup()
                .prolog("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
    }

    private static byte[] xml(ReportMarkup part) {
        return part.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ReportMarkup contentTypes() {
        ReportMarkup x = begun().open("Types", "xmlns", PACKAGE + "content-types");
        x.empty(
                "Default",
                "Extension",
                "rels",
                "ContentType",
                "application/vnd.openxmlformats-package.relationships+xml");
        x.empty("Default", "Extension", "xml", "ContentType", "application/xml");
        x.empty("Default", "Extension", "png", "ContentType", "image/png");
        String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        for (String part : List.of("document.main", "styles", "fontTable", "numbering", "footer")) {
            String name =
                    switch (part) {
                        case "document.main" -> "document";
                        case "footer" -> "footer1";
                        default -> part;
                    };
            x.empty(
                    "Override",
                    "PartName",
                    "/word/" + name + ".xml",
                    "ContentType",
                    word + part + "+xml");
        }
        x.empty(
                "Override",
                "PartName",
                "/docProps/core.xml",
                "ContentType",
                "application/vnd.openxmlformats-package.core-properties+xml");
        return x.close();
    }

    private static ReportMarkup relation(ReportMarkup x, String id, String type, String target) {
        return x.empty("Relationship", "Id", id, "Type", type, "Target", target);
    }

    private static ReportMarkup packageRelations() {
        ReportMarkup x = begun().open("Relationships", "xmlns", PACKAGE + "relationships");
        relation(x, "rId1", OFFICE + "/officeDocument", DOCUMENT);
        relation(
                x, "rId2", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml");
        return x.close();
    }

    private ReportMarkup documentRelations() {
        ReportMarkup x = begun().open("Relationships", "xmlns", PACKAGE + "relationships");
        relation(x, "rStyles", OFFICE + "/styles", "styles.xml");
        relation(x, "rFonts", OFFICE + "/fontTable", "fontTable.xml");
        relation(x, "rBullets", OFFICE + "/numbering", "numbering.xml");
        relation(x, WordText.FOOTER, OFFICE + "/footer", "footer1.xml");
        for (int i = 0; i < pictures.size(); i++) {
            relation(
                    x,
                    WordText.RELATION + (i + 1),
                    OFFICE + "/image",
                    "media/" + pictures.get(i) + ReportFile.PNG);
        }
        return x.close();
    }

    private ReportMarkup properties(String title) {
        ReportMarkup x =
                begun().open(
                                "cp:coreProperties",
                                "xmlns:cp",
                                PACKAGE + "metadata/core-properties",
                                "xmlns:dc",
                                "http://purl.org/dc/elements/1.1/",
                                "xmlns:dcterms",
                                "http://purl.org/dc/terms/",
                                "xmlns:xsi",
                                "http://www.w3.org/2001/XMLSchema-instance");
        x.leaf("dcterms:created", report.day() + "T00:00:00Z", "xsi:type", "dcterms:W3CDTF");
        x.leaf("dc:creator", report.siteName());
        x.leaf("dc:language", texts.code());
        x.leaf("dc:title", title + " · " + report.siteName());
        return x.close();
    }

    private byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // What a reader asks for first comes first.
            Map<String, byte[]> all = new LinkedHashMap<>();
            all.put("[Content_Types].xml", xml(contentTypes()));
            all.put("_rels/.rels", xml(packageRelations()));
            all.putAll(parts);
            for (Map.Entry<String, byte[]> part : all.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Writes the text of the document: paragraphs, tables and pictures, one after the other.
    private static final class WordText {
        static final String FOOTER = "rFooter";
        static final String RELATION = "rPicture";
        private static final int WIDTH_TWIPS = 10_092;
        private static final int EMU_A_TWIP = 635;
        private static final int FIRST_COLUMN = 18;
        private static final int SIGN_TWIPS = 108;
        private static final int PADDING_TWIPS = 130;
        private static final int HUNDRED = 100;

        /// A table of so many lines stays on one page with its chart.
        private static final int ONE_PAGE = 20;

        private final ReportMarkup x = begun();

        WordText() {
            x.open(
                    "w:document",
                    "xmlns:w",
                    WordStyles.MAIN,
                    "xmlns:r",
                    OFFICE,
                    "xmlns:wp",
                    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
                    "xmlns:a",
                    "http://schemas.openxmlformats.org/drawingml/2006/main",
                    "xmlns:pic",
                    PICTURE);
            x.open("w:body");
        }

        /// @param style its id; none for plain text
        void paragraph(String style, String text) {
            x.open("w:p");
            if (!style.isEmpty()) {
                x.open("w:pPr").empty("w:pStyle", "w:val", style).close();
            }
            run(text);
            x.close().line();
        }

        private void run(String text) {
            x.open("w:r").leaf("w:t", text, "xml:space", "preserve").close();
        }

        /// A column of numbers is as wide as the longest of them, or the longest word of its head;
        /// the words at the beginning of the rows have what is left.
        private static int[] widths(PrintedTable table) {
            int[] widths = new int[table.head().size()];
            List<List<String>> lines = new ArrayList<>();
            table.head().forEach(head -> lines.add(List.of(head.split(" ", -1))));
            Stream.concat(table.body().stream(), table.foot().stream())
                    .forEach(
                            line -> {
                                for (int i = 0; i < widths.length; i++) {
                                    List<String> all = new ArrayList<>(lines.get(i));
                                    all.add(line.cells().get(i));
                                    lines.set(i, all);
                                }
                            });
            int others = 0;
            for (int i = 1; i < widths.length; i++) {
                int signs = lines.get(i).stream().mapToInt(String::length).max().orElse(0);
                widths[i] = signs * SIGN_TWIPS + PADDING_TWIPS;
                others += widths[i];
            }
            int most = WIDTH_TWIPS - WIDTH_TWIPS * FIRST_COLUMN / HUNDRED;
            if (others > most) {
                int all = others;
                others = 0;
                for (int i = 1; i < widths.length; i++) {
                    widths[i] = widths[i] * most / all;
                    others += widths[i];
                }
            }
            widths[0] = WIDTH_TWIPS - others;
            return widths;
        }

        void table(PrintedTable table) {
            int[] widths = widths(table);
            x.open("w:tbl").open("w:tblPr");
            x.empty("w:tblStyle", "w:val", "Numbers");
            x.empty("w:tblW", "w:w", WIDTH_TWIPS, "w:type", "dxa");
            x.empty("w:tblLayout", "w:type", "fixed");
            x.empty("w:tblLook", "w:val", "0020", "w:firstRow", "1", "w:lastRow", "0");
            x.close().open("w:tblGrid");
            for (int width : widths) {
                x.empty("w:gridCol", "w:w", width);
            }
            x.close().line();
            List<PrintedTable.Line> lines = new ArrayList<>(table.body());
            lines.addAll(table.foot());
            row(table, widths, table.head(), true, true, false);
            for (int i = 0; i < lines.size(); i++) {
                // Neither the first line nor the last stands alone on a page, nor the sums.
                int left = lines.size() - 1 - i;
                boolean together =
                        lines.size() <= ONE_PAGE || i == 0 || left <= table.foot().size();
                boolean strong = lines.get(i).kind().equals("counted");
                row(table, widths, lines.get(i).cells(), false, together && left > 0, strong);
            }
            x.close().line();
        }

        private void row(
                PrintedTable table,
                int[] widths,
                List<String> cells,
                boolean head,
                boolean together,
                boolean strong) {
            x.open("w:tr").open("w:trPr").empty("w:cantSplit");
            if (head) {
                x.empty("w:tblHeader");
            }
            x.close();
            for (int i = 0; i < cells.size(); i++) {
                boolean left = i == 0 || table.words().contains(i);
                x.open("w:tc").open("w:tcPr");
                x.empty("w:tcW", "w:w", widths[i], "w:type", "dxa").close();
                x.open("w:p").open("w:pPr");
                x.empty("w:pStyle", "w:val", left ? "CellText" : "CellNumber");
                if (together) {
                    x.empty("w:keepNext");
                }
                x.close().open("w:r");
                if (strong || head || i == table.totalColumn()) {
                    x.open("w:rPr").empty("w:b").close();
                }
                x.leaf("w:t", cells.get(i), "xml:space", "preserve").close().close().close();
            }
            x.close().line();
        }

        /// @param number from 1
        /// @param height in the units of [ChartPen]
        void picture(int number, String title, String description, int height) {
            long wide = (long) WIDTH_TWIPS * EMU_A_TWIP;
            long high = wide * height / ChartPen.WIDTH;
            x.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", "Chart").close();
            x.open("w:r").open("w:drawing");
            x.open("wp:inline", "distT", 0, "distB", 0, "distL", 0, "distR", 0);
            x.empty("wp:extent", "cx", wide, "cy", high);
            x.empty("wp:docPr", "id", number, "name", title, "descr", description, "title", title);
            x.open("a:graphic").open("a:graphicData", "uri", PICTURE).open("pic:pic");
            x.open("pic:nvPicPr");
            x.empty("pic:cNvPr", "id", number, "name", title).empty("pic:cNvPicPr").close();
            x.open("pic:blipFill").empty("a:blip", "r:embed", RELATION + number);
            x.open("a:stretch").empty("a:fillRect").close().close();
            x.open("pic:spPr").open("a:xfrm").empty("a:off", "x", 0, "y", 0);
            x.empty("a:ext", "cx", wide, "cy", high).close();
            x.open("a:prstGeom", "prst", "rect").empty("a:avLst").close().close();
            x.close().close().close().close().close().close().close().line();
        }

        ReportMarkup document() {
            x.open("w:sectPr").empty("w:footerReference", "w:type", "default", "r:id", FOOTER);
            x.empty("w:pgSz", "w:w", 11_906, "w:h", 16_838);
            x.empty(
                    "w:pgMar",
                    "w:top",
                    964,
                    "w:right",
                    907,
                    "w:bottom",
                    964,
                    "w:left",
                    907,
                    "w:header",
                    567,
                    "w:footer",
                    567,
                    "w:gutter",
                    0);
            x.close();
            return x.close().close();
        }
    }
}
