package brussels.citedesmetiers.kiosk.agenda;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes `agenda.json`, one date a line, so that a person can read it and compare two of them.
public final class AgendaJson {
    /// The file's name, in the configuration or the data folder.
    public static final String FILE = "agenda.json";

    private static final JsonFactory JSON = new JsonFactory();

    private AgendaJson() {}

    /// The file's content.
    public static byte[] of(Agenda agenda) {
        String dates =
                agenda.dates().stream()
                        .map(date -> "\n    " + line(date, agenda.zone()))
                        .collect(Collectors.joining(","));
        String text =
                String.format(
                        Locale.ROOT,
                        """
                {
                  "$schema": "schema/agenda.schema.json",
                  "made": %s,
                  "zone": %s,
                  "source": %s,
                  "dates": [%s
                  ]
                }
                """,
                        quoted(agenda.made().truncatedTo(ChronoUnit.SECONDS).toString()),
                        quoted(agenda.zone().getId()),
                        quoted(agenda.source()),
                        dates);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String line(AgendaDate date, ZoneId zone) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("activity", date.activity());
            out.writeStringProperty("starts", local(date.starts(), zone));
            out.writeStringProperty("ends", local(date.ends(), zone));
            out.writeArrayPropertyStart("languages");
            new TreeSet<>(date.languages()).forEach(out::writeString);
            out.writeEndArray();
            out.writeStringProperty("place", date.place());
            out.writeBooleanProperty("full", date.full());
            out.writeEndObject();
        }
        return text.toString();
    }

    private static String local(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }

    private static String quoted(String text) {
        StringWriter written = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), written)) {
            out.writeString(text);
        }
        return written.toString();
    }
}
