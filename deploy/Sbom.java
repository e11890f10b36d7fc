import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Holds a list of parts (CycloneDX) against the jars of a kiosk: each jar but the kiosk's own is in it with the same SHA-256
/// and a licence, and there is nothing in it that is not there. Prints the path of each jar without ".jar" and its licence, with a
/// tab between them.
///     java -cp JACKSON deploy/Sbom.java SBOM LIB
/// Ends with status 1 and a sentence for each difference.
final class Sbom {
    private record Part(String name, String licence) {}

    public static void main(String[] args) throws Exception {
        Map<String, Part> listed = listed(new ObjectMapper().readTree(Path.of(args[0]).toFile()));
        Map<String, Path> there = there(Path.of(args[1]));
        List<String> wrong = new ArrayList<>();
        there.forEach(
                (sha256, jar) -> {
                    Part part = listed.get(sha256);
                    if (part == null) {
                        wrong.add(jar + " is not listed");
                    } else if (part.licence().isEmpty()) {
                        wrong.add(part.name() + " has no licence in the list");
                    }
                });
        listed.forEach(
                (sha256, part) -> {
                    if (!there.containsKey(sha256)) {
                        wrong.add(part.name() + " is listed and not there");
                    }
                });
        if (there.isEmpty()) {
            wrong.add("there is no jar in " + args[1]);
        }
        wrong.forEach(System.err::println);
        if (!wrong.isEmpty()) {
            System.exit(1);
        }
        Map<String, String> lines = new TreeMap<>();
        there.forEach((sha256, jar) -> lines.put(name(Path.of(args[1]).relativize(jar)), listed.get(sha256).licence()));
        lines.forEach((jar, licence) -> System.out.println(jar + "\t" + licence));
    }

    private static Map<String, Part> listed(JsonNode sbom) {
        Map<String, Part> listed = new TreeMap<>();
        for (JsonNode each : sbom.path("components")) {
            List<String> licences = new ArrayList<>();
            for (JsonNode one : each.path("licenses")) {
                JsonNode licence = one.path("license");
                licences.add(
                        licence.path("id").asString(licence.path("name").asString(one.path("expression").asString(""))));
            }
            for (JsonNode hash : each.path("hashes")) {
                if (hash.path("alg").asString("").equals("SHA-256")) {
                    listed.put(
                            hash.path("content").asString(""),
                            new Part(each.path("purl").asString(""), String.join(", ", licences)));
                }
            }
        }
        return listed;
    }

    private static Map<String, Path> there(Path lib) throws Exception {
        Map<String, Path> there = new TreeMap<>();
        for (Path folder : List.of(lib, lib.resolve("tools"), lib.resolve("central"))) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
                for (Path jar : jars) {
                    if (!jar.getFileName().toString().matches("kiosk-[0-9].*")) {
                        there.put(sha256(jar), jar);
                    }
                }
            }
        }
        return there;
    }

    private static String name(Path jar) {
        return jar.toString().replaceFirst("\\.jar$", "");
    }

    private static String sha256(Path file) throws IOException, java.security.NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
