package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperCounterTest {
    @TempDir Path folder;

    private PaperCounter open() {
        return new PaperCounter(folder, 0, 80, Durable.onDisk());
    }

    @Test
    void fullRollIsReckonedByUsualTicketsAndThenByThoseThatCame() {
        PaperCounter paper = open();
        assertEquals(400, paper.ticketsLeft());
        for (int i = 0; i < 100; i++) {
            paper.used(250);
        }
        assertEquals(25_000, paper.usedMm());
        assertEquals(220, paper.ticketsLeft());
        assertFalse(paper.fewLeft());
    }

    @Test
    void staffAreAskedForPaperFromAboutFortyTicketsOn() {
        PaperCounter paper = open();
        for (int i = 0; i < 275; i++) {
            paper.used(250);
        }
        assertEquals(40, paper.ticketsLeft());
        assertTrue(paper.fewLeft());
        for (int i = 0; i < 100; i++) {
            paper.used(250);
        }
        assertEquals(0, paper.ticketsLeft(), "a roll longer than it was said to be");
        paper.newRoll();
        assertEquals(0, paper.usedMm());
        assertFalse(paper.fewLeft());
    }

    @Test
    void whatWasCountedIsThereAfterTheNextStart() {
        PaperCounter paper = open();
        for (int i = 0; i < 7; i++) {
            paper.used(200);
        }
        assertEquals(1_000, open().usedMm(), "after a crash the last few are missing");
        paper.end();
        assertEquals(1_400, open().usedMm());
        paper.newRoll();
        assertEquals(0, open().usedMm());
    }

    @Test
    void damagedFileIsANewRoll() throws IOException {
        for (String text :
                new String[] {"", "many", "12", "-5 -5", "1 2 3 x", "99999999999999999999 1"}) {
            Files.writeString(folder.resolve("paper-0"), text);
            PaperCounter paper = open();
            assertTrue(paper.usedMm() <= 1, text);
            paper.used(100);
            assertTrue(paper.ticketsLeft() > 100, text);
        }
    }
}
