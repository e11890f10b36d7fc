package brussels.citedesmetiers.kiosk.planted.store;

import brussels.citedesmetiers.kiosk.planted.hardware.PlantedHardware;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Enters another edge, and renames and links files by itself.
public record PlantedStore(PlantedHardware hardware) {
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to);
    }

    static void link(Path file, Path name) throws IOException {
        Files.createLink(name, file);
    }
}
