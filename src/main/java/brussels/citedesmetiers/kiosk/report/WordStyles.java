package brussels.citedesmetiers.kiosk.report;

import java.util.Map;

/// How a document looks: its styles, fonts and footer. Whoever works on the document changes a
/// style once for all places.
final class WordStyles {
    /// The namespace of everything here.
    static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static final String FONT = ChartPen.FONTS.getFirst();

    /// Where the house's letters are not installed.
    private static final String OTHER_FONT = "Segoe UI";

    private static final Map<String, String> REGIONS =
            Map.of("fr", "fr-BE", "nl", "nl-BE", "en", "en-GB");

    private WordStyles() {}

    private static ReportMarkup begun(String part) {
        return new ReportMarkup()
                .prolog("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>")
                .open(
                        "w:" + part,
                        "xmlns:w",
                        MAIN,
                        "xmlns:r",
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
    }

    /// @param language of the document, so that its spelling is checked in it
    static ReportMarkup styles(String language) {
        ReportMarkup x = begun("styles");
        x.open("w:docDefaults").open("w:rPrDefault").open("w:rPr");
        x.empty("w:rFonts", "w:ascii", FONT, "w:hAnsi", FONT, "w:cs", FONT);
        x.empty("w:color", "w:val", ChartColours.INK.substring(1));
        x.empty("w:sz", "w:val", 20).empty("w:szCs", "w:val", 20);
        x.empty("w:lang", "w:val", REGIONS.getOrDefault(language, language));
        x.close().close().open("w:pPrDefault").open("w:pPr");
        x.empty("w:spacing", "w:after", 80, "w:line", 264, "w:lineRule", "auto");
        x.close().close().close();
        x.open("w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal");
        x.empty("w:name", "w:val", "Normal").empty("w:qFormat").close();
        style(x, "Title", "Title", new Look(60, true, ChartColours.INK, false, 0, 120));
        style(x, "Subtitle", "Subtitle", new Look(26, true, ChartColours.INK, false, 0, 60));
        style(x, "Heading1", "heading 1", new Look(30, true, ChartColours.INK, true, 360, 120));
        style(x, "ListBullet", "List Bullet", new Look(20, false, ChartColours.INK, false, 0, 80));
        style(x, "Chart", "Chart", new Look(20, false, ChartColours.INK, true, 0, 120));
        style(x, "Caption", "caption", new Look(17, false, ChartColours.MUTE, true, 0, 80));
        style(x, "Sum", "Sum", new Look(19, true, ChartColours.INK, false, 120, 60));
        style(x, "Note", "Note", new Look(17, false, ChartColours.MUTE, false, 0, 40));
        style(x, "Alert", "Alert", new Look(20, true, "#A3211B", false, 0, 60));
        style(x, "CellText", "Cell text", new Look(16, false, ChartColours.INK, false, 20, 20));
        style(x, "CellNumber", "Cell number", new Look(16, false, ChartColours.INK, false, 20, 20));
        table(x);
        return x.close();
    }

    /// @param size in half points
    /// @param keep with what follows on one page
    /// @param above in twentieths of a point, as below
    private record Look(
            int size, boolean bold, String colour, boolean keep, int above, int below) {}

    private static void style(ReportMarkup x, String id, String name, Look look) {
        x.open("w:style", "w:type", "paragraph", "w:styleId", id);
        x.empty("w:name", "w:val", name).empty("w:basedOn", "w:val", "Normal").empty("w:qFormat");
        x.open("w:pPr");
        if (look.keep()) {
            x.empty("w:keepNext");
        }
        x.empty("w:keepLines");
        if (id.equals("ListBullet")) {
            x.open("w:numPr").empty("w:numId", "w:val", 1).close();
        }
        x.empty("w:spacing", "w:before", look.above(), "w:after", look.below());
        if (id.equals("CellNumber")) {
            x.empty("w:jc", "w:val", "right");
        }
        if (id.equals("Heading1")) {
            x.empty("w:outlineLvl", "w:val", 0);
        }
        x.close().open("w:rPr");
        if (look.bold()) {
            x.empty("w:b");
        }
        x.empty("w:color", "w:val", look.colour().substring(1));
        x.empty("w:sz", "w:val", look.size()).empty("w:szCs", "w:val", look.size());
        x.close().close();
    }

    private static void table(ReportMarkup x) {
        String sand = ChartColours.SAND.substring(1);
        String ink = ChartColours.INK.substring(1);
        x.open("w:style", "w:type", "table", "w:styleId", "Numbers");
        x.empty("w:name", "w:val", "Numbers").open("w:tblPr").open("w:tblBorders");
        x.empty("w:bottom", "w:val", "single", "w:sz", 8, "w:space", 0, "w:color", ink);
        x.empty("w:insideH", "w:val", "single", "w:sz", 6, "w:space", 0, "w:color", sand);
        x.close().open("w:tblCellMar");
        x.empty("w:left", "w:w", 60, "w:type", "dxa").empty("w:right", "w:w", 60, "w:type", "dxa");
        x.close().close();
        x.open("w:tblStylePr", "w:type", "firstRow").open("w:tcPr").open("w:tcBorders");
        x.empty("w:bottom", "w:val", "single", "w:sz", 12, "w:space", 0, "w:color", ink);
        x.close().empty("w:vAlign", "w:val", "bottom").close().close().close();
    }

    /// The dots before the lines of a list.
    static ReportMarkup bullets() {
        ReportMarkup x = begun("numbering").open("w:abstractNum", "w:abstractNumId", 0);
        x.empty("w:multiLevelType", "w:val", "singleLevel").open("w:lvl", "w:ilvl", 0);
        x.empty("w:start", "w:val", 1).empty("w:numFmt", "w:val", "bullet");
        x.empty("w:lvlText", "w:val", "\u2022").empty("w:lvlJc", "w:val", "left");
        x.open("w:pPr").empty("w:ind", "w:left", 360, "w:hanging", 280).close();
        x.close().close().open("w:num", "w:numId", 1);
        return x.empty("w:abstractNumId", "w:val", 0).close().close();
    }

    /// The house's letters, and which to take instead.
    static ReportMarkup fonts() {
        ReportMarkup x = begun("fonts");
        x.open("w:font", "w:name", FONT).empty("w:altName", "w:val", OTHER_FONT);
        x.empty("w:family", "w:val", "swiss").close();
        return x.close();
    }

    /// The number of the page, of all pages.
    static ReportMarkup footer() {
        ReportMarkup x = begun("ftr").open("w:p").open("w:pPr");
        x.empty("w:pStyle", "w:val", "CellNumber").close();
        field(x, "PAGE");
        x.open("w:r").leaf("w:t", " / ", "xml:space", "preserve").close();
        field(x, "NUMPAGES");
        return x.close().close();
    }

    private static void field(ReportMarkup x, String name) {
        x.open("w:fldSimple", "w:instr", name).open("w:r").leaf("w:t", "1").close().close();
    }
}
