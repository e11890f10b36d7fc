package brussels.citedesmetiers.kiosk.editing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// A table of texts, as an office program reads and writes it.
///
/// @param rows each as long as it was written
public record Sheet(List<List<String>> rows) {
    /// The most bytes of a file.
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    /// The most rows of a table.
    static final int MOST_ROWS = 20_000;

    /// The most cells of a row.
    static final int MOST_CELLS = 100;

    /// The most characters of a cell.
    static final int LONGEST_CELL = 4_000;

    public Sheet {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// Whether a file of this name is an Excel workbook; else it is CSV.
    public static boolean isWorkbook(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    /// The table of a file.
    ///
    /// @param name of the file, which says what it is
    public static Sheet read(String name, byte[] bytes) throws EditingException {
        if (bytes.length > MOST_BYTES) {
            throw new EditingException(
                    name + " is larger than " + MOST_BYTES / 1024 / 1024 + " MB.");
        }
        return isWorkbook(name)
                ? Workbook.read(name, bytes)
                : Csv.read(name, new String(bytes, StandardCharsets.UTF_8));
    }

    /// The bytes of a file.
    ///
    /// @param name of the file, which says what it is
    public byte[] written(String name) {
        return isWorkbook(name)
                ? Workbook.written(this)
                : Csv.written(this).getBytes(StandardCharsets.UTF_8);
    }

    /// A cell's name, as the office program shows it: row 2, column D.
    static String place(int row, int column) {
        return "row " + (row + 1) + ", column " + letters(column);
    }

    static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }

    /// The text of a cell, empty beyond the row's end.
    String cell(int row, int column) {
        List<String> cells = rows.get(row);
        return column < cells.size() ? cells.get(column) : "";
    }

    /// Refuses what nobody writes by hand.
    static void bounded(String name, int row, int column, int length) throws EditingException {
        if (row >= MOST_ROWS || column >= MOST_CELLS || length > LONGEST_CELL) {
            throw new EditingException(
                    name
                            + ": "
                            + place(row, column)
                            + ": at most "
                            + MOST_ROWS
                            + " rows of "
                            + MOST_CELLS
                            + " cells of "
                            + LONGEST_CELL
                            + " characters are read.");
        }
    }
}
