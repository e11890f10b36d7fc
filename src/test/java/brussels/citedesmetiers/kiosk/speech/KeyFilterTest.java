package brussels.citedesmetiers.kiosk.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.speech.KeyFilter.Meaning;
import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyFilterTest {
    private static final Duration DOUBLE = Duration.ofMillis(250);
    private final KeyFilter filter = new KeyFilter(DOUBLE);
    private final List<Meaning> meant = new ArrayList<>();
    private Duration now = Duration.ofHours(1);

    private void down(VisitorKey key) {
        filter.pressed(key, now).ifPresent(meant::add);
    }

    private void up(VisitorKey key) {
        filter.released(key, now).ifPresent(meant::add);
    }

    private void wait(int millis) {
        now = now.plusMillis(millis);
    }

    private static Meaning press(VisitorKey key) {
        return new Meaning.Press(key);
    }

    @Test
    void keyCountsWhenItGoesDown() {
        down(VisitorKey.NEXT);
        assertEquals(List.of(press(VisitorKey.NEXT)), meant);
        up(VisitorKey.NEXT);
        assertEquals(List.of(press(VisitorKey.NEXT)), meant);
    }

    @Test
    void keyHeldDownCountsOnceHoweverOftenItsKeyboardRepeatsIt() {
        for (int i = 0; i < 100; i++) {
            down(VisitorKey.CHOOSE);
            wait(30);
        }
        up(VisitorKey.CHOOSE);
        assertEquals(List.of(press(VisitorKey.CHOOSE)), meant);
    }

    @Test
    void keyboardThatRepeatsByReleasesCountsOnceToo() {
        for (int i = 0; i < 100; i++) {
            down(VisitorKey.NEXT);
            up(VisitorKey.NEXT);
            wait(30);
        }
        assertEquals(List.of(press(VisitorKey.NEXT)), meant);
    }

    @Test
    void secondStrikeOfTheSameKeyWithinItsTimeDoesNotCount() {
        down(VisitorKey.CHOOSE);
        up(VisitorKey.CHOOSE);
        wait(249);
        down(VisitorKey.CHOOSE);
        up(VisitorKey.CHOOSE);
        assertEquals(1, meant.size());
        wait(250);
        down(VisitorKey.CHOOSE);
        assertEquals(List.of(press(VisitorKey.CHOOSE), press(VisitorKey.CHOOSE)), meant);
    }

    @Test
    void anotherKeyCountsAtOnce() {
        down(VisitorKey.NEXT);
        up(VisitorKey.NEXT);
        wait(10);
        down(VisitorKey.CHOOSE);
        assertEquals(List.of(press(VisitorKey.NEXT), press(VisitorKey.CHOOSE)), meant);
    }

    @Test
    void againHeldDownIsTheVolumeAndCountsWhenItComesUp() {
        down(VisitorKey.REPEAT);
        wait(799);
        assertEquals(List.of(), meant);
        up(VisitorKey.REPEAT);
        wait(500);
        down(VisitorKey.REPEAT);
        wait(800);
        up(VisitorKey.REPEAT);
        assertEquals(List.of(press(VisitorKey.REPEAT), new Meaning.Louder()), meant);
    }
}
