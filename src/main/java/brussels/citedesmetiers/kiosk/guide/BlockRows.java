package brussels.citedesmetiers.kiosk.guide;

/// A set of wide rows of numbers, stored in a fraction of their size.
///
/// A row is cut into blocks; blocks repeat far more often than rows, so a row is stored as the
/// indexes of its blocks. Not safe for threads.
final class BlockRows {

    private static final int BLOCK = 8;

    private final NumberRows[] blocks;
    private final NumberRows rows;
    private final int[] places;

    /// @param width 1 or more
    BlockRows(int width) {
        blocks = new NumberRows[(width + BLOCK - 1) / BLOCK];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new NumberRows(Math.min(BLOCK, width - i * BLOCK));
        }
        rows = new NumberRows(blocks.length);
        places = new int[blocks.length];
    }

    int size() {
        return rows.size();
    }

    /// The index of `row`; a new one gets the previous [#size].
    int add(int[] row) {
        for (int i = 0; i < blocks.length; i++) {
            places[i] = blocks[i].add(row, i * BLOCK);
        }
        return rows.add(places, 0);
    }

    /// Restores a row.
    void read(int place, int[] row) {
        rows.read(place, places, 0);
        for (int i = 0; i < blocks.length; i++) {
            blocks[i].read(places[i], row, i * BLOCK);
        }
    }
}
