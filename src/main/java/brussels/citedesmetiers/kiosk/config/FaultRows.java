package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tinylog.Logger;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds the line of its file that a fault is on, and where in it. It reads the files a second
/// time, and only when there is a fault: tracking lines for a whole file would delay the first
/// frame too much.
final class FaultRows {
    private final Path config;
    private final Path place;
    private final Map<String, Places> files = new HashMap<>();

    /// Where the things of a file begin, by their pointers.
    private record Places(String bytes, Map<String, Integer> offsets) {}

    private FaultRows(Path config, Path place) {
        this.config = config;
        this.place = place;
    }

    /// The same faults, each with its line where there is one.
    static List<Fault> added(Path config, List<Fault> faults) {
        return added(config, config, faults);
    }

    /// The same where content and languages lie elsewhere.
    static List<Fault> added(Path config, Path place, List<Fault> faults) {
        FaultRows rows = new FaultRows(config, place);
        return faults.stream().map(rows::placed).toList();
    }

    /// At the place, or at the closest enclosing thing that exists; nowhere for a whole file.
    private Fault placed(Fault fault) {
        Places places = files.computeIfAbsent(fault.file(), this::read);
        String pointer = fault.pointer();
        while (!pointer.isEmpty() && !places.offsets().containsKey(pointer)) {
            pointer = pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
        }
        if (pointer.isEmpty()) {
            return fault.at(0, 0);
        }
        String before = places.bytes().substring(0, places.offsets().getOrDefault(pointer, 0));
        int line = before.lastIndexOf('\n') + 1;
        int row = (int) before.chars().filter(c -> c == '\n').count() + 1;
        // An editor counts characters, the file has bytes.
        byte[] inLine = before.substring(line).getBytes(StandardCharsets.ISO_8859_1);
        return fault.at(row, new String(inLine, StandardCharsets.UTF_8).length() + 1);
    }

    private Places read(String file) {
        Map<String, Integer> offsets = new HashMap<>();
        Path folder = ContentParts.hold(file) ? place : config;
        byte[] bytes = {};
        try {
            bytes = Files.readAllBytes(folder.resolve(file));
            try (JsonParser parser = JsonFile.parser(bytes)) {
                parser.nextToken();
                value(parser, Pointer.ROOT, offsets);
            }
        } catch (JacksonException e) {
            Logger.debug(e, "{} cannot be read to its end; later faults go without a line", file);
        } catch (IOException e) {
            Logger.debug(e, "{} cannot be read; its faults go without lines", file);
        }
        return new Places(new String(bytes, StandardCharsets.ISO_8859_1), offsets);
    }

    private static int offset(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    }

    private static void value(JsonParser parser, Pointer at, Map<String, Integer> offsets) {
        offsets.putIfAbsent(at.text(), offset(parser));
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                Pointer member = at.at(parser.currentName());
                offsets.putIfAbsent(member.text(), offset(parser));
                parser.nextToken();
                value(parser, member, offsets);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                value(parser, at.at(i), offsets);
            }
        }
    }
}
