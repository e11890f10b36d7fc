package brussels.citedesmetiers.kiosk.files;

import java.util.ArrayList;
import java.util.List;

/// The cells of a CSV text (RFC 4180), separated by whichever of semicolon, comma and tab comes
/// first in the first line outside quotation marks; the other two are text like any other.
///
/// @param <E> what a guard refuses a text with
public final class CsvRows<E extends Exception> {
    private static final char MARK = '\uFEFF';

    private final String text;
    private final Guard<E> guard;
    private final char separator;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();

    /// Bounds what is read.
    ///
    /// @param <E> what it refuses a text with
    public interface Guard<E extends Exception> {

        /// Told of a cell as it grows.
        ///
        /// @param row from 0
        /// @param column from 0
        void cell(int row, int column, int length) throws E;

        /// Told that the quotation mark of a cell in this row is never closed.
        ///
        /// @param row from 0
        void open(int row) throws E;
    }

    private CsvRows(String text, Guard<E> guard) {
        this.text = text;
        this.guard = guard;
        this.separator = separator(text);
    }

    /// The rows of a text, each as long as it was written. The mark at its beginning is left out.
    ///
    /// @param <E> what the guard refuses a text with
    public static <E extends Exception> List<List<String>> of(String text, Guard<E> guard)
            throws E {
        boolean marked = !text.isEmpty() && text.charAt(0) == MARK;
        return new CsvRows<>(marked ? text.substring(1) : text, guard).rows();
    }

    private static char separator(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == ';' || c == ',' || c == '\t')) {
                return c;
            }
            if (!quoted && c == '\n') {
                break;
            }
        }
        return ';';
    }

    private List<List<String>> rows() throws E {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean twice = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (c != '"' || twice) {
                    append(c);
                    i += twice ? 1 : 0;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                endCell();
            } else if (c == '\n') {
                endRow();
            } else if (c != '\r') {
                append(c);
            }
        }
        if (quoted) {
            guard.open(rows.size());
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            endRow();
        }
        return List.copyOf(rows);
    }

    private void append(char c) throws E {
        cell.append(c);
        guard.cell(rows.size(), row.size(), cell.length());
    }

    private void endCell() throws E {
        guard.cell(rows.size(), row.size(), cell.length());
        row.add(cell.toString());
        cell.setLength(0);
    }

    private void endRow() throws E {
        endCell();
        rows.add(List.copyOf(row));
        row = new ArrayList<>();
    }
}
