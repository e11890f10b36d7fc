package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.desk.PhotoGenerator;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketCommandTest {
    @TempDir Path folder;

    @Test
    void pictureOnATransparentGroundIsRead() throws Exception {
        Path picture = folder.resolve("ticket.png");
        Files.write(picture, PhotoGenerator.onClearGround("CDM1:SOME TICKET"));
        assertEquals(
                "CDM1:SOME TICKET",
                TicketReading.token(picture.toString(), InputStream.nullInputStream()));
    }
}
