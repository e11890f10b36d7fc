package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tinylog.Logger;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds the line of its file that a fault is on. It reads the files a second time, and only when
/// there is a fault: tracking lines for a whole file would delay the first frame too much.
final class FaultRows {
    private final Path config;
    private final Path place;
    private final Map<String, Map<String, Integer>> files = new HashMap<>();

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
        return faults.stream().map(fault -> fault.on(rows.of(fault))).toList();
    }

    /// The line of the place, or of the closest enclosing thing that exists; 0 for a whole file.
    private int of(Fault fault) {
        Map<String, Integer> rows = files.computeIfAbsent(fault.file(), this::read);
        String pointer = fault.pointer();
        while (!pointer.isEmpty() && !rows.containsKey(pointer)) {
            pointer = pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
        }
        return pointer.isEmpty() ? 0 : rows.getOrDefault(pointer, 0);
    }

    private Map<String, Integer> read(String file) {
        Map<String, Integer> rows = new HashMap<>();
        Path folder = ContentParts.hold(file) ? place : config;
        try (JsonParser parser = JsonFile.parser(Files.readAllBytes(folder.resolve(file)))) {
            parser.nextToken();
            value(parser, Pointer.ROOT, rows);
        } catch (JacksonException e) {
            Logger.debug(e, "{} cannot be read to its end; later faults go without a line", file);
        } catch (IOException e) {
            Logger.debug(e, "{} cannot be read; its faults go without lines", file);
        }
        return rows;
    }

    private static void value(JsonParser parser, Pointer at, Map<String, Integer> rows) {
        rows.putIfAbsent(at.text(), parser.currentTokenLocation().getLineNr());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                Pointer member = at.at(parser.currentName());
                rows.putIfAbsent(member.text(), parser.currentTokenLocation().getLineNr());
                parser.nextToken();
                value(parser, member, rows);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                value(parser, at.at(i), rows);
            }
        }
    }
}
