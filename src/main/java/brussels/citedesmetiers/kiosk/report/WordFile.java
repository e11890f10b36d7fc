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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a report as a document for a word processor (Office Open XML, ECMA-376, transitional):
/// one file with headings, real tables and the charts as pictures, to be worked on further. The
/// same report makes the same bytes.
final class WordFile {
    private static final String DOCUMENT = "word/document.xml";
    private static final String MEDIA = "word/media/";

    /// What an office document is related to.
    static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

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
}
