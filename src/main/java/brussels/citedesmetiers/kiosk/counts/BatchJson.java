package brussels.citedesmetiers.kiosk.counts;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// The bytes of a batch: JSON (RFC 8259) in one canonical form, properties in a fixed order, no
/// white space, so that equal batches have equal bytes. JSON rather than CBOR, because people may
/// want to read what leaves the terminal.
///
///     {"v":1,"terminal":"bruxelles-a","epoch":1,"seq":7,"from":"2026-11-23",
///      "through":"2026-11-23","content":["0123456789ab"],"late":false,"undated":false,
///      "touchedDays":0,"remainderUpTo":0,
///      "tables":[{"measure":"hour","period":"2026-11-23","cells":[["10",7]],
///                 "notShown":0,"withheld":false}]}
///
/// A cell is its values followed by its number. A batch that names stops is of version 2: the
/// tables are followed by `"stops":[["flagey","Place Flagey"]]`, sorted by id. The batch of a site
/// is of version 3: they are followed by what its terminals gave, sorted by id,
///
///     "site":{"through":"2027-01-31","moved":"1970-01-01",
///             "given":[["bruxelles-a",1,1,"2027-01-31","<64 hexadecimal digits>"]]}
///
/// Any other one is of version 1, so that programs that know only version 1 can read it.
final class BatchJson {
    static final int VERSION = 1;
    static final int VERSION_WITH_STOPS = 2;
    static final int VERSION_OF_SITE = 3;
    private static final int LONGEST_TEXT = 200;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(8)
                                    .maxStringLength(LONGEST_TEXT)
                                    .maxNumberLength(19)
                                    .build())
                    .build();

    private BatchJson() {}

    static byte[] write(Batch batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeNumberProperty("v", version(batch));
            out.writeStringProperty("terminal", batch.terminal());
            out.writeNumberProperty("epoch", batch.epoch());
            out.writeNumberProperty("seq", batch.seq());
            out.writeStringProperty("from", batch.from().toString());
            out.writeStringProperty("through", batch.through().toString());
            out.writeArrayPropertyStart("content");
            batch.content().forEach(out::writeString);
            out.writeEndArray();
            out.writeBooleanProperty("late", batch.late());
            out.writeBooleanProperty("undated", batch.undated());
            out.writeNumberProperty("touchedDays", batch.touchedDays());
            out.writeNumberProperty("remainderUpTo", batch.remainderUpTo());
            out.writeArrayPropertyStart("tables");
            batch.tables().forEach(table -> write(out, table));
            out.writeEndArray();
            if (!batch.stops().isEmpty()) {
                out.writeArrayPropertyStart("stops");
                batch.stops().forEach((id, name) -> writePair(out, id, name));
                out.writeEndArray();
            }
            if (!batch.site().equals(SiteGiven.NONE)) {
                write(out, batch.site());
            }
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static int version(Batch batch) {
        if (!batch.site().equals(SiteGiven.NONE)) {
            return VERSION_OF_SITE;
        }
        return batch.stops().isEmpty() ? VERSION : VERSION_WITH_STOPS;
    }

    private static void write(JsonGenerator out, SiteGiven site) {
        out.writeObjectPropertyStart("site");
        out.writeStringProperty("through", site.through().toString());
        out.writeStringProperty("moved", site.moved().toString());
        out.writeArrayPropertyStart("given");
        site.given()
                .forEach(
                        (terminal, last) -> {
                            out.writeStartArray();
                            out.writeString(terminal);
                            out.writeNumber(last.number().epoch());
                            out.writeNumber(last.number().seq());
                            out.writeString(last.through().toString());
                            out.writeString(last.digest());
                            out.writeEndArray();
                        });
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writePair(JsonGenerator out, String id, String name) {
        out.writeStartArray();
        out.writeString(id);
        out.writeString(name);
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Table table) {
        out.writeStartObject();
        out.writeStringProperty("measure", table.measure());
        out.writeStringProperty("period", table.period());
        out.writeArrayPropertyStart("cells");
        for (Table.Count count : table.released()) {
            out.writeStartArray();
            count.values().forEach(out::writeString);
            out.writeNumber(count.n());
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeNumberProperty("notShown", table.notShown());
        out.writeBooleanProperty("withheld", table.withheld());
        out.writeEndObject();
    }

    /// Reads what [#write(Batch)] wrote. Total: for any bytes it returns or throws a
    /// [BatchFormatException], including a batch written in any other form.
    static Batch read(byte[] bytes) throws BatchFormatException {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            Batch batch = new Reader(in).batch();
            if (!Arrays.equals(bytes, write(batch))) {
                throw new BatchFormatException("not written in the one form of a batch", null);
            }
            return batch;
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new BatchFormatException("not a batch: " + e.getMessage(), e);
        }
    }

    private record Reader(JsonParser in) {

        Batch batch() throws BatchFormatException {
            expect(JsonToken.START_OBJECT);
            long version = number("v");
            if (version < VERSION || version > VERSION_OF_SITE) {
                throw new BatchFormatException("another version of batches", null);
            }
            Batch batch =
                    new Batch(
                            text("terminal"),
                            number("epoch"),
                            number("seq"),
                            LocalDate.parse(text("from")),
                            LocalDate.parse(text("through")),
                            content(),
                            bool("late"),
                            bool("undated"),
                            number("touchedDays", Batch.MOST_TOUCHED_DAYS),
                            number("remainderUpTo", Batch.MOST_REMAINDER),
                            tables(),
                            version == VERSION_WITH_STOPS ? stops() : Map.of(),
                            version == VERSION_OF_SITE ? site() : SiteGiven.NONE);
            expect(JsonToken.END_OBJECT);
            return batch;
        }

        private List<String> content() throws BatchFormatException {
            List<String> versions = new ArrayList<>();
            start("content");
            while (in.nextToken() == JsonToken.VALUE_STRING) {
                versions.add(in.getString());
            }
            check(in.currentToken() == JsonToken.END_ARRAY);
            return versions;
        }

        private List<Table> tables() throws BatchFormatException {
            List<Table> tables = new ArrayList<>();
            start("tables");
            while (in.nextToken() == JsonToken.START_OBJECT) {
                tables.add(
                        new Table(
                                text("measure"),
                                text("period"),
                                cells(),
                                number("notShown"),
                                bool("withheld")));
                expect(JsonToken.END_OBJECT);
            }
            check(in.currentToken() == JsonToken.END_ARRAY);
            return tables;
        }

        private Map<String, String> stops() throws BatchFormatException {
            Map<String, String> stops = new HashMap<>();
            start("stops");
            while (in.nextToken() == JsonToken.START_ARRAY) {
                expect(JsonToken.VALUE_STRING);
                String id = in.getString();
                expect(JsonToken.VALUE_STRING);
                stops.put(id, in.getString());
                expect(JsonToken.END_ARRAY);
            }
            check(in.currentToken() == JsonToken.END_ARRAY);
            return stops;
        }

        private SiteGiven site() throws BatchFormatException {
            name("site");
            expect(JsonToken.START_OBJECT);
            LocalDate through = LocalDate.parse(text("through"));
            LocalDate moved = LocalDate.parse(text("moved"));
            Map<String, SiteMark.Last> given = new HashMap<>();
            start("given");
            while (in.nextToken() == JsonToken.START_ARRAY) {
                expect(JsonToken.VALUE_STRING);
                String terminal = in.getString();
                OfferNumber number = new OfferNumber(element(), element());
                expect(JsonToken.VALUE_STRING);
                LocalDate last = LocalDate.parse(in.getString());
                expect(JsonToken.VALUE_STRING);
                given.put(terminal, new SiteMark.Last(number, last, in.getString()));
                expect(JsonToken.END_ARRAY);
            }
            check(in.currentToken() == JsonToken.END_ARRAY);
            expect(JsonToken.END_OBJECT);
            return new SiteGiven(through, given, moved);
        }

        private long element() throws BatchFormatException {
            expect(JsonToken.VALUE_NUMBER_INT);
            return in.getLongValue();
        }

        private List<Table.Count> cells() throws BatchFormatException {
            List<Table.Count> cells = new ArrayList<>();
            start("cells");
            while (in.nextToken() == JsonToken.START_ARRAY) {
                List<String> values = new ArrayList<>();
                while (in.nextToken() == JsonToken.VALUE_STRING) {
                    values.add(in.getString());
                }
                check(in.currentToken() == JsonToken.VALUE_NUMBER_INT);
                cells.add(new Table.Count(values, in.getLongValue()));
                expect(JsonToken.END_ARRAY);
            }
            check(in.currentToken() == JsonToken.END_ARRAY);
            return cells;
        }

        private void start(String name) throws BatchFormatException {
            name(name);
            expect(JsonToken.START_ARRAY);
        }

        private String text(String name) throws BatchFormatException {
            name(name);
            expect(JsonToken.VALUE_STRING);
            return in.getString();
        }

        private long number(String name) throws BatchFormatException {
            name(name);
            expect(JsonToken.VALUE_NUMBER_INT);
            return in.getLongValue();
        }

        private int number(String name, int most) throws BatchFormatException {
            long number = number(name);
            if (number < 0 || number > most) {
                throw new BatchFormatException(name + " from 0 to " + most + " only", null);
            }
            return (int) number;
        }

        private boolean bool(String name) throws BatchFormatException {
            name(name);
            JsonToken token = in.nextToken();
            check(token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE);
            return token == JsonToken.VALUE_TRUE;
        }

        private void name(String name) throws BatchFormatException {
            expect(JsonToken.PROPERTY_NAME);
            check(name.equals(in.currentName()));
        }

        private void expect(JsonToken token) throws BatchFormatException {
            check(in.nextToken() == token);
        }

        private static void check(boolean right) throws BatchFormatException {
            if (!right) {
                throw new BatchFormatException("not a batch", null);
            }
        }
    }
}
