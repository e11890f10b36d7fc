package brussels.citedesmetiers.kiosk.robot;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Pictures of flat colours in few bytes: `SmallPng FOLDER PICTURE...` writes each into the folder
/// with the 256 colours it has most of, and the nearest of them for the others.
final class SmallPng {
    private static final int COLOURS = 256;
    private static final int RGB = 0xffffff;

    private SmallPng() {}

    public static void main(String[] args) throws IOException {
        for (int i = 1; i < args.length; i++) {
            Path from = Path.of(args[i]);
            Path to = Path.of(args[0]).resolve(from.getFileName());
            write(reduced(ImageIO.read(from.toFile())), to);
            System.out.println(to + " " + Files.size(to) / 1_000 + " KB");
        }
    }

    static BufferedImage reduced(BufferedImage picture) {
        int[] palette = palette(picture);
        byte[][] parts = new byte[3][palette.length];
        for (int i = 0; i < palette.length; i++) {
            for (int part = 0; part < 3; part++) {
                parts[part][i] = (byte) (palette[i] >> (16 - 8 * part));
            }
        }
        BufferedImage out =
                new BufferedImage(
                        picture.getWidth(),
                        picture.getHeight(),
                        BufferedImage.TYPE_BYTE_INDEXED,
                        new IndexColorModel(8, palette.length, parts[0], parts[1], parts[2]));
        Map<Integer, Integer> indices = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int index =
                        indices.computeIfAbsent(
                                picture.getRGB(x, y) & RGB, c -> nearest(c, palette));
                out.getRaster().setSample(x, y, 0, index);
            }
        }
        return out;
    }

    private static int[] palette(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                counts.merge(picture.getRGB(x, y) & RGB, 1, Integer::sum);
            }
        }
        List<Map.Entry<Integer, Integer>> most = new ArrayList<>(counts.entrySet());
        most.sort(
                Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()));
        return most.stream().limit(COLOURS).mapToInt(Map.Entry::getKey).toArray();
    }

    private static int nearest(int colour, int[] palette) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int distance = 0;
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = ((colour >> shift) & 0xff) - ((palette[i] >> shift) & 0xff);
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static void write(BufferedImage picture, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (OutputStream bytes = Files.newOutputStream(file);
                ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(0);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
