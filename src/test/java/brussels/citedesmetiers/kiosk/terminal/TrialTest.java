package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.terminal.Trial.Database;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which versions of the program come up, and that one which does not ends itself.
class TrialTest {
    private final List<String> served = new ArrayList<>();
    private boolean onTrial = true;
    private final Trial trial =
            new Trial(
                    new Trial.Judge() {
                        @Override
                        public boolean isOnTrial() {
                            return onTrial;
                        }

                        @Override
                        public void serves() {
                            served.add("serves");
                        }
                    });

    private int looksUntilItFails(Database database) {
        int looks = 1;
        while (!trial.look(database) && looks < 100) {
            looks++;
        }
        return looks;
    }

    @Test
    void itServesOnceItsDatabaseIsOpenAndIsNotJudgedAfterwards() {
        assertFalse(trial.look(Database.AWAY));
        assertEquals(List.of(), served);
        assertFalse(trial.look(Database.OPEN));
        assertEquals(100, looksUntilItFails(Database.AWAY));
        assertFalse(trial.look(Database.OPEN));
        assertEquals(List.of("serves"), served);
        assertFalse(trial.failed());
    }

    @Test
    void itEndsWhenItsDatabaseStaysAway() {
        assertEquals(12, looksUntilItFails(Database.AWAY));
        assertTrue(trial.failed());
        assertEquals(List.of(), served);
    }

    @Test
    void whatTheDiskOrAnotherProgramKeepsAwayIsNotHeldAgainstIt() {
        assertEquals(100, looksUntilItFails(Database.HELD_BACK));
        assertFalse(trial.look(Database.OPEN));
        assertEquals(List.of("serves"), served);
    }

    @Test
    void whatHasServedBeforeGoesOnTrying() {
        onTrial = false;
        assertEquals(100, looksUntilItFails(Database.AWAY));
        assertFalse(trial.look(Database.OPEN));
        assertEquals(List.of("serves"), served);
        assertFalse(trial.failed());
    }
}
