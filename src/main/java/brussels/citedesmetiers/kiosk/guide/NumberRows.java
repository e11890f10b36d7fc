package brussels.citedesmetiers.kiosk.guide;

import java.util.Arrays;

/// A set of rows of numbers, each stored once and identified by its index in order of arrival.
///
/// They are stored one after another in one array and found through an open-addressing hash table.
/// Not safe for threads.
final class NumberRows {

    private static final int FEW = 16;

    private final int width;
    private int[] cells;
    private int[] table = new int[FEW * 4];
    private int size;

    public NumberRows(int width) {
        this.width = width;
        this.cells = new int[width * FEW];
    }

    int size() {
        return size;
    }

    /// The index of the row that starts at `offset`; a new one gets the previous [#size].
    int add(int[] row, int offset) {
        int slot = hash(row, offset) & (table.length - 1);
        while (table[slot] != 0) {
            int known = table[slot] - 1;
            if (isAt(known * width, row, offset)) {
                return known;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        if ((size + 1) * width > cells.length) {
            cells = Arrays.copyOf(cells, cells.length / 2 * 3);
        }
        System.arraycopy(row, offset, cells, size * width, width);
        table[slot] = ++size;
        if (size * 2 > table.length) {
            rehash();
        }
        return size - 1;
    }

    /// Restores a row at `offset`.
    void read(int place, int[] row, int offset) {
        System.arraycopy(cells, place * width, row, offset, width);
    }

    private boolean isAt(int start, int[] row, int offset) {
        for (int i = 0; i < width; i++) {
            if (cells[start + i] != row[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private void rehash() {
        table = new int[table.length * 2];
        for (int place = 0; place < size; place++) {
            int slot = hash(cells, place * width) & (table.length - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = place + 1;
        }
    }

    /// FNV-1a over numbers, its high bits folded down.
    private int hash(int[] row, int offset) {
        int hash = 0x811C9DC5;
        for (int i = offset; i < offset + width; i++) {
            hash = (hash ^ row[i]) * 0x01000193;
        }
        hash ^= hash >>> 15;
        hash *= 0x2C1B3C6D;
        return hash ^ (hash >>> 13);
    }
}
