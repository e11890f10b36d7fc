package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.desk.PhotoGenerator.Level;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// How many photos of each level are read: `deploy/check-desk.sh photos [PHOTOS [LEVEL]]`.
final class PhotoRates {
    private PhotoRates() {}

    public static void main(String[] args) throws Exception {
        int photos = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        Path folder = Files.createTempDirectory("photo-rates");
        try (DeskFixture house = new DeskFixture(folder)) {
            for (Level level :
                    args.length > 1 ? new Level[] {Level.valueOf(args[1])} : Level.values()) {
                int read = read(house, level, photos);
                System.out.printf(
                        Locale.ROOT,
                        "%s: %d of %d (%.1f %%)%n",
                        level,
                        read,
                        photos,
                        100.0 * read / photos);
            }
        }
    }

    /// How many of the first so many photos of a level give exactly their ticket.
    static int read(DeskFixture house, Level level, int photos) throws Exception {
        int read = 0;
        try (Photo reader = new Photo()) {
            for (int seed = 0; seed < photos; seed++) {
                char theme = "CATBE".charAt(seed % 5);
                String token = house.print(theme, "fr").token();
                try {
                    byte[] photo = PhotoGenerator.jpeg(token, level, seed);
                    if (reader.read("a session", photo).equals(token)) {
                        read++;
                    }
                } catch (RefusedException e) {
                    System.out.println(level + " " + seed + ": " + e.getMessage());
                }
            }
        }
        return read;
    }
}
