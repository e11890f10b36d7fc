package brussels.citedesmetiers.kiosk.sync;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What a terminal says of itself every 15 minutes. No number in it moves with visits: who sees two
/// of them learns nothing of what happened in between.
///
/// @param program the program's version
/// @param content the version of the content in use, 12 hexadecimal digits
/// @param batchesWaiting closed periods on their way
/// @param held whether a ticket or list waits in the slot of a printer
/// @param faults stable names, never numbers
/// @param clockTrusted whether the time is known
public record Heartbeat(
        String program,
        String content,
        int batchesWaiting,
        Paper paper,
        boolean held,
        List<String> faults,
        boolean clockTrusted) {
    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final int MOST_FAULTS = 20;
    private static final JsonFactory JSON = new JsonFactory();

    public Heartbeat {
        faults = faults.stream().distinct().sorted().limit(MOST_FAULTS).toList();
        if (batchesWaiting < 0 || !faults.stream().allMatch(f -> CODE.matcher(f).matches())) {
            throw new IllegalArgumentException("not a heartbeat: " + faults);
        }
    }

    /// How much paper there is, as far as it may be said: the worst of the printers.
    public enum Paper {
        OK,
        LOW,
        OUT,
        UNKNOWN
    }

    /// The JSON of the protocol.
    byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeStringProperty("program", program);
            out.writeStringProperty("content", content);
            out.writeNumberProperty("batchesWaiting", batchesWaiting);
            out.writeStringProperty("paper", paper.name().toLowerCase(Locale.ROOT));
            out.writeStringProperty("held", held ? "yes" : "no");
            out.writeArrayPropertyStart("faults");
            faults.forEach(out::writeString);
            out.writeEndArray();
            out.writeStringProperty("clock", clockTrusted ? "trusted" : "untrusted");
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
