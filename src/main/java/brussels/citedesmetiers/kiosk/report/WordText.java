package brussels.citedesmetiers.kiosk.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Writes the text of the document: paragraphs, tables and pictures, one after the other.
final class WordText {
    /// The relation to the footer.
    static final String FOOTER = "rFooter";

    /// The relation to a picture, before its number.
    static final String RELATION = "rPicture";

    private static final String SHAPE = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    private static final int WIDTH_TWIPS = 10_092;
    private static final int EMU_A_TWIP = 635;
    private static final int FIRST_COLUMN = 18;
    private static final int SIGN_TWIPS = 108;
    private static final int PADDING_TWIPS = 130;
    private static final int HUNDRED = 100;

    /// A table of so many lines stays on one page with its chart.
    private static final int ONE_PAGE = 20;

    private final ReportMarkup x =
            new ReportMarkup()
                    .prolog("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");

    WordText() {
        x.open(
                "w:document",
                "xmlns:w",
                WordStyles.MAIN,
                "xmlns:r",
                WordFile.OFFICE,
                "xmlns:wp",
                "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
                "xmlns:a",
                "http://schemas.openxmlformats.org/drawingml/2006/main",
                "xmlns:pic",
                SHAPE);
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

    /// A column of numbers is as wide as the longest of them, or the longest word of its head; the
    /// words at the beginning of the rows have what is left.
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
            boolean together = lines.size() <= ONE_PAGE || i == 0 || left <= table.foot().size();
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
        x.open("a:graphic").open("a:graphicData", "uri", SHAPE).open("pic:pic");
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
