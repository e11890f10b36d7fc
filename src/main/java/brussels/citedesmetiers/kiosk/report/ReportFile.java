package brussels.citedesmetiers.kiosk.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// One file of a report. Immutable.
public final class ReportFile {
    static final String PAGE = "report.html";
    static final String SUMMARY_PAGE = "summary.html";
    static final String WORD = "report.docx";
    static final String SUMMARY = "summary.csv";
    static final String SUMMARY_FOR_SPREADSHEET = "summary-excel.csv";
    static final String CSV = ".csv";
    static final String CSV_FOR_SPREADSHEET = "-excel.csv";
    static final String SVG = ".svg";
    static final String PNG = ".png";

    /// How the files of a table end, after its id.
    static final List<String> OF_A_TABLE = List.of(CSV, CSV_FOR_SPREADSHEET, SVG, PNG);

    private final String name;
    private final String type;
    private final byte[] bytes;

    private ReportFile(String name, String type, byte[] bytes) {
        this.name = name;
        this.type = type;
        this.bytes = bytes.clone();
    }

    static ReportFile html(String name, String page) {
        return new ReportFile(
                name, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    static ReportFile csv(String name, byte[] bytes) {
        return new ReportFile(name, "text/csv; charset=utf-8", bytes);
    }

    static ReportFile svg(String name, byte[] bytes) {
        return new ReportFile(name, "image/svg+xml", bytes);
    }

    static ReportFile png(String name, byte[] bytes) {
        return new ReportFile(name, "image/png", bytes);
    }

    static ReportFile word(String name, byte[] bytes) {
        return new ReportFile(
                name,
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                bytes);
    }

    static ReportFile css(String name, String style) {
        return new ReportFile(
                name, "text/css; charset=utf-8", style.getBytes(StandardCharsets.UTF_8));
    }

    /// A plain name without a folder: lower-case letters, digits, hyphens and one dot.
    public String name() {
        return name;
    }

    /// Its media type.
    public String type() {
        return type;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReportFile that
                && name.equals(that.name)
                && type.equals(that.type)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
        return name;
    }
}
