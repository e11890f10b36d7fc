package brussels.citedesmetiers.kiosk.update;

import brussels.citedesmetiers.kiosk.fuzz.Parser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What this package reads from outside, for fuzzing.
public final class UpdateParsers {
    private static final String MANIFEST =
            "{\"format\":1,\"kind\":\"content\",\"site\":\"*\",\"version\":12,\"name\":\"a\","
                    + "\"oldestProgram\":\"0.1.0\",\"processor\":\"any\","
                    + "\"created\":\"2026-11-22T12:00:00Z\",\"key\":\"0123456789abcdef\","
                    + "\"files\":[{\"path\":\"content/a.json\",\"size\":1,\"sha256\":\""
                    + "0".repeat(64)
                    + "\"}],\"keys\":[]}";

    private UpdateParsers() {}

    public static List<Parser> all() {
        return List.of(
                Parser.of(
                        "bundle's manifest",
                        Parser.texts(MANIFEST, MANIFEST.replace("12,", "-9223372036854775808,")),
                        ManifestJson::read,
                        IllegalArgumentException.class),
                Parser.of("bundle", List.of(bundle()), UpdateParsers::bundle));
    }

    private static byte[] bundle() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, BundleWriter.MANIFEST, MANIFEST.getBytes(StandardCharsets.UTF_8));
            put(zip, BundleWriter.SIGNATURE, new byte[64]);
            put(zip, "content/a.json", new byte[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void bundle(byte[] input) {
        try (BundleReader reader = new BundleReader("input", new ByteArrayInputStream(input))) {
            reader.readThrough();
        } catch (BundleException refused) {
            if (String.valueOf(refused.getMessage()).isEmpty()) {
                throw new IllegalStateException("refused without a sentence", refused);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
