package brussels.citedesmetiers.kiosk.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DebounceTest {
    private static final long SETTLE = 10;

    @Test
    void levelThatHoldsCountsOnceItHasHeldLongEnough() {
        Debounce contact = new Debounce(false, SETTLE);
        contact.edge(true, 100);
        assertFalse(contact.changes(109));
        assertEquals(1, contact.left(109));
        assertTrue(contact.changes(110));
        assertTrue(contact.level());
        assertFalse(contact.changes(111), "told once");
    }

    @Test
    void spikeIsNoPress() {
        Debounce contact = new Debounce(false, SETTLE);
        contact.edge(true, 100);
        contact.edge(false, 103);
        assertFalse(contact.changes(200));
        assertEquals(0, contact.left(200));
        assertFalse(contact.level());
    }

    /// However a contact bounces within the settling time, one press is one change.
    @Property(tries = 200)
    void bouncingIsOneChange(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 9) Integer> gaps) {
        Debounce contact = new Debounce(false, SETTLE);
        long now = 1_000;
        boolean level = true;
        int changes = 0;
        contact.edge(true, now);
        for (int gap : gaps) {
            now += gap;
            changes += contact.changes(now) ? 1 : 0;
            level = !level;
            contact.edge(level, now);
        }
        contact.edge(true, now);
        for (int i = 0; i < 30; i++) {
            changes += contact.changes(now + i) ? 1 : 0;
        }
        assertEquals(1, changes);
        assertTrue(contact.level());
    }
}
