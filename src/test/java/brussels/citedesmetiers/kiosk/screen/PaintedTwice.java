package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.robot.PictureDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Compares the gallery's pictures painted in two ways: `PaintedTwice FOLDER FOLDER`. Ends with
/// status 1 if a person would see a difference.
final class PaintedTwice {
    private PaintedTwice() {}

    public static void main(String[] args) throws IOException {
        int count = 0;
        int apart = 0;
        double mean = 0;
        double worst = 0;
        try (var pictures = Files.newDirectoryStream(Path.of(args[0]), "*.png")) {
            for (Path picture : pictures) {
                PictureDifference difference =
                        PictureDifference.between(
                                picture, Path.of(args[1]).resolve(picture.getFileName()));
                count++;
                mean = Math.max(mean, difference.mean());
                worst = Math.max(worst, difference.worst());
                if (!difference.isSmall()) {
                    apart++;
                    System.out.println(picture.getFileName() + ": " + difference);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d of %d pictures are the same; at most %.2f of 255 apart on average, %.0f %% of a"
                        + " square of 8 by 8%n",
                count - apart,
                count,
                mean,
                100 * worst);
        System.exit(count == 0 || apart > 0 ? 1 : 0);
    }
}
