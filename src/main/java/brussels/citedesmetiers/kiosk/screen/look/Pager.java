package brussels.citedesmetiers.kiosk.screen.look;

import java.util.ArrayList;
import java.util.List;

/// Splits a list into pages by the measured heights of its rows: rows are never made smaller, a
/// page just holds fewer. Pure arithmetic.
final class Pager {

    /// Indices `from` (inclusive) to `to` (exclusive) of one page.
    record Page(int from, int to) {
        int size() {
            return to - from;
        }
    }

    private Pager() {}

    /// Splits rows into pages of at least one row. Pages are filled from the top and then evened
    /// out, so that no single row is left for the last page if the pages before can spare some.
    ///
    /// @param heights least height of each row
    /// @param whole height available if one page holds all rows
    /// @param first height available on the first of several pages (a "more" button takes some)
    /// @param part height available on the others
    static List<Page> split(
            List<Double> heights, double gap, double whole, double first, double part) {
        if (heights.isEmpty() || fits(heights, 0, heights.size(), gap, whole)) {
            return List.of(new Page(0, heights.size()));
        }
        List<Page> greedy = fill(heights, gap, first, part, heights.size());
        int most = (heights.size() + greedy.size() - 1) / greedy.size();
        List<Page> even = fill(heights, gap, first, part, most);
        return even.size() == greedy.size() ? even : greedy;
    }

    private static List<Page> fill(
            List<Double> heights, double gap, double first, double part, int most) {
        List<Page> pages = new ArrayList<>();
        int from = 0;
        while (from < heights.size()) {
            int to = from + 1;
            double room = from == 0 ? first : part;
            while (to < heights.size()
                    && to - from < most
                    && fits(heights, from, to + 1, gap, room)) {
                to++;
            }
            pages.add(new Page(from, to));
            from = to;
        }
        return pages;
    }

    private static boolean fits(List<Double> heights, int from, int to, double gap, double room) {
        double sum = (to - from - 1) * gap;
        for (int i = from; i < to; i++) {
            sum += heights.get(i);
        }
        return sum <= room + 0.5;
    }
}
