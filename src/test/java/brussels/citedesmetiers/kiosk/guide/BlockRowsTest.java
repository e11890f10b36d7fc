package brussels.citedesmetiers.kiosk.guide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class BlockRowsTest {

    @Property(tries = 100)
    void rowsAreKeptOnceInTheOrderTheyCame(
            @ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @IntRange(min = 1, max = 3) int numbers,
            @ForAll Random random) {
        BlockRows rows = new BlockRows(width);
        List<List<Integer>> expected = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            List<Integer> row =
                    IntStream.range(0, width).map(_ -> random.nextInt(numbers)).boxed().toList();
            if (!expected.contains(row)) {
                expected.add(row);
            }
            assertEquals(expected.indexOf(row), rows.add(array(row)));
        }
        assertEquals(expected.size(), rows.size());
        int[] read = new int[width];
        for (int place = 0; place < rows.size(); place++) {
            rows.read(place, read);
            assertArrayEquals(array(expected.get(place)), read);
        }
    }

    private static int[] array(List<Integer> row) {
        return row.stream().mapToInt(i -> i).toArray();
    }
}
