package brussels.citedesmetiers.kiosk.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.speech.KeyFilter.Meaning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyFilterTest {
    private static final Duration DOUBLE = Duration.ofMillis(250);
    private final KeyFilter filter = new KeyFilter(DOUBLE);
    private final List<Meaning> meant = new ArrayList<>();
    private Duration now = Duration.ofHours(1);

    private void down(Key key) {
        filter.pressed(key, now).ifPresent(meant::add);
    }

    private void up(Key key) {
        filter.released(key, now).ifPresent(meant::add);
    }

    private void wait(int millis) {
        now = now.plusMillis(millis);
    }

    private static Meaning press(Key key) {
        return new Meaning.Press(key);
    }

    @Test
    void keyCountsWhenItGoesDown() {
        down(Key.NEXT);
        assertEquals(List.of(press(Key.NEXT)), meant);
        up(Key.NEXT);
        assertEquals(List.of(press(Key.NEXT)), meant);
    }

    @Test
    void keyHeldDownCountsOnceHoweverOftenItsKeyboardRepeatsIt() {
        for (int i = 0; i < 100; i++) {
            down(Key.CHOOSE);
            wait(30);
        }
        up(Key.CHOOSE);
        assertEquals(List.of(press(Key.CHOOSE)), meant);
    }

    @Test
    void keyboardThatRepeatsByReleasesCountsOnceToo() {
        for (int i = 0; i < 100; i++) {
            down(Key.NEXT);
            up(Key.NEXT);
            wait(30);
        }
        assertEquals(List.of(press(Key.NEXT)), meant);
    }

    @Test
    void secondStrikeOfTheSameKeyWithinItsTimeDoesNotCount() {
        down(Key.CHOOSE);
        up(Key.CHOOSE);
        wait(249);
        down(Key.CHOOSE);
        up(Key.CHOOSE);
        assertEquals(1, meant.size());
        wait(250);
        down(Key.CHOOSE);
        assertEquals(List.of(press(Key.CHOOSE), press(Key.CHOOSE)), meant);
    }

    @Test
    void anotherKeyCountsAtOnce() {
        down(Key.NEXT);
        up(Key.NEXT);
        wait(10);
        down(Key.CHOOSE);
        assertEquals(List.of(press(Key.NEXT), press(Key.CHOOSE)), meant);
    }

    @Test
    void againHeldDownIsTheVolumeAndCountsWhenItComesUp() {
        down(Key.REPEAT);
        wait(799);
        assertEquals(List.of(), meant);
        up(Key.REPEAT);
        wait(500);
        down(Key.REPEAT);
        wait(800);
        up(Key.REPEAT);
        assertEquals(List.of(press(Key.REPEAT), new Meaning.Louder()), meant);
    }
}
