package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook.Called;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook.ServiceOutlook;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// The messages between hub and terminals, as JSON with its properties in a fixed order. Reading is
/// total: any other bytes give an [IllegalArgumentException], and so do numbers and times that no
/// terminal can have or no database can store.
final class HubJson {
    private static final int VERSION = 1;

    /// A terminal that lost its count continues from the seconds since 1970.
    static final long MOST_SERIAL = 1_000_000_000_000_000L;

    /// A clock that was never set starts here.
    private static final LocalDateTime EARLIEST = LocalDate.EPOCH.atStartOfDay();

    private static final LocalDateTime LATEST = LocalDate.of(2200, 1, 1).atStartOfDay();
    private static final long MOST_SMALL = 1_000_000;
    private static final String NOTHING = "";
    private static final String MESSAGE = "message";
    private static final String SLIPS = "slips";
    private static final String ARRIVALS = "arrivals";
    private static final String OUTCOME = "outcome";
    private static final String ARRIVED = "arrived";
    private static final String ALREADY_HERE = "already-here";
    private static final String UNKNOWN = "unknown";
    private static final String NOT_HERE = "not-here";
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(4)
                                    .maxStringLength(400)
                                    .maxNumberLength(19)
                                    .build())
                    .build();

    private HubJson() {}

    private interface Writing {
        void on(JsonGenerator out);
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeNumberProperty("v", VERSION);
            writing.on(out);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    static byte[] write(HubRequest request) {
        return written(
                out -> {
                    out.writeStringProperty("terminal", request.terminal());
                    out.writeStringProperty("content", request.content());
                    out.writeArrayPropertyStart("tickets");
                    for (ForwardedTicket ticket : request.tickets()) {
                        out.writeStartObject();
                        out.writeNumberProperty("serial", ticket.id().serial());
                        out.writeStringProperty("code", ticket.code().toString());
                        out.writeStringProperty("service", ticket.service().value());
                        out.writeStringProperty("language", ticket.language());
                        out.writeStringProperty("printed", ticket.printed().at().toString());
                        out.writeBooleanProperty("trusted", ticket.printed().trusted());
                        out.writeEndObject();
                    }
                    out.writeEndArray();
                });
    }

    /// @param all whether to write message and slips, if there are any
    static byte[] write(HubAnswer answer, boolean all) {
        return written(
                out -> {
                    out.writeNumberProperty("through", answer.through());
                    out.writeStringProperty("day", answer.outlook().day().toString());
                    out.writeArrayPropertyStart("services");
                    answer.outlook().services().forEach(each -> write(out, each));
                    out.writeEndArray();
                    out.writeArrayPropertyStart("calls");
                    for (Called called : answer.outlook().calls()) {
                        out.writeStartObject();
                        out.writeStringProperty("code", called.code().toString());
                        out.writeNumberProperty("desk", called.desk());
                        out.writeEndObject();
                    }
                    out.writeEndArray();
                    if (all) {
                        answer.outlook().message().ifPresent(said -> write(out, said));
                        write(out, answer.slips());
                        if (answer.outlook().arrivals() != CodeKeys.NONE) {
                            out.writeStringProperty(ARRIVALS, answer.outlook().arrivals().code());
                        }
                    }
                });
    }

    private static void write(JsonGenerator out, ServiceOutlook service) {
        int from = 0;
        int to = 0;
        String kind = "unknown";
        if (service.estimate() instanceof WaitEstimate.Between between) {
            kind = "between";
            from = between.fromMinutes();
            to = between.toMinutes();
        } else if (service.estimate() instanceof WaitEstimate.Free) {
            kind = "free";
        }
        out.writeStartObject();
        out.writeStringProperty("letter", String.valueOf(service.letter()));
        out.writeStringProperty("estimate", kind);
        out.writeNumberProperty("waiting", service.estimate().waiting());
        out.writeNumberProperty("from", from);
        out.writeNumberProperty("to", to);
        out.writeNumberProperty(
                "firstWaited", service.firstWaited().map(Duration::toSeconds).orElse(-1L));
        refusal(out, service.noTicketOrNull());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, TeamOrder.Tell said) {
        out.writeArrayPropertyStart(MESSAGE);
        new TreeMap<>(said.texts())
                .forEach(
                        (language, text) -> {
                            out.writeStartObject();
                            out.writeStringProperty("language", language);
                            out.writeStringProperty("text", text);
                            out.writeEndObject();
                        });
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, List<NumberSlip> slips) {
        if (slips.isEmpty()) {
            return;
        }
        out.writeArrayPropertyStart(SLIPS);
        for (NumberSlip slip : slips) {
            out.writeStartObject();
            write(out, slip);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, NumberSlip slip) {
        out.writeNumberProperty("id", slip.id());
        out.writeStringProperty("code", slip.code().toString());
        out.writeStringProperty("language", slip.language());
        out.writeStringProperty("token", slip.token());
        out.writeStringProperty("at", slip.at().toString());
    }

    static byte[] write(ArrivalRequest request) {
        return written(
                out -> {
                    out.writeStringProperty("terminal", request.terminal());
                    out.writeStringProperty("code", request.code());
                    out.writeStringProperty("language", request.language());
                });
    }

    static ArrivalRequest arrivalRequest(byte[] bytes) {
        return read(
                bytes,
                in ->
                        new ArrivalRequest(
                                in.text("terminal"), in.text("code"), in.text("language")));
    }

    static byte[] write(BundleRequest request) {
        return written(
                out -> {
                    out.writeStringProperty("terminal", request.terminal());
                    out.writeStringProperty("kind", request.kind());
                    out.writeStringProperty("sha256", request.sha256());
                    out.writeNumberProperty("from", request.from());
                });
    }

    static BundleRequest bundleRequest(byte[] bytes) {
        return read(
                bytes,
                in ->
                        new BundleRequest(
                                in.text("terminal"),
                                in.text("kind"),
                                in.text("sha256"),
                                in.number("from")));
    }

    static byte[] write(ArrivalAnswer answer) {
        return written(
                out -> {
                    switch (answer) {
                        case ArrivalAnswer.Arrived(
                                        NumberSlip slip,
                                        LocalTime at,
                                        ArrivalAnswer.Timing timing) -> {
                            out.writeStringProperty(OUTCOME, ARRIVED);
                            write(out, slip);
                            out.writeStringProperty("appointment", at.toString());
                            out.writeStringProperty("timing", timing.name());
                        }
                        case ArrivalAnswer.AlreadyHere(TicketCode number) -> {
                            out.writeStringProperty(OUTCOME, ALREADY_HERE);
                            out.writeStringProperty("number", number.toString());
                        }
                        case ArrivalAnswer.Unknown() -> out.writeStringProperty(OUTCOME, UNKNOWN);
                        case ArrivalAnswer.NotHere() -> out.writeStringProperty(OUTCOME, NOT_HERE);
                    }
                });
    }

    static ArrivalAnswer arrivalAnswer(byte[] bytes) {
        return read(
                bytes,
                in ->
                        switch (in.text(OUTCOME)) {
                            case ARRIVED ->
                                    new ArrivalAnswer.Arrived(
                                            slip(in),
                                            LocalTime.parse(in.text("appointment")),
                                            ArrivalAnswer.Timing.valueOf(in.text("timing")));
                            case ALREADY_HERE ->
                                    new ArrivalAnswer.AlreadyHere(
                                            TicketCode.parse(in.text("number")));
                            case UNKNOWN -> new ArrivalAnswer.Unknown();
                            case NOT_HERE -> new ArrivalAnswer.NotHere();
                            default ->
                                    throw new IllegalArgumentException(
                                            "an outcome nobody knows here");
                        });
    }

    private static void refusal(JsonGenerator out, @Nullable Refusal refusal) {
        String kind = NOTHING;
        String when = NOTHING;
        if (refusal instanceof Refusal.Closed closed) {
            kind = "closed";
            when = closed.opens().map(LocalDateTime::toString).orElse(NOTHING);
        } else if (refusal instanceof Refusal.TooLate(LocalDateTime closes)) {
            kind = "too-late";
            when = closes.toString();
        } else if (refusal != null) {
            kind = "full";
        }
        out.writeStringProperty("noTicket", kind);
        out.writeStringProperty("when", when);
    }

    private interface Reading<T> {
        T from(Reader in);
    }

    private static <T> T read(byte[] bytes, Reading<T> reading) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            Reader in = new Reader(parser);
            in.expect(JsonToken.START_OBJECT);
            in.check(in.number("v") == VERSION);
            T value = reading.from(in);
            in.expect(JsonToken.END_OBJECT);
            in.check(parser.nextToken() == null);
            return value;
        } catch (JacksonException | DateTimeException e) {
            throw new IllegalArgumentException("not what hub and terminals say", e);
        }
    }

    static HubRequest request(byte[] bytes) {
        return read(
                bytes,
                in -> {
                    String terminal = in.text("terminal");
                    String content = in.text("content");
                    return new HubRequest(
                            terminal, content, in.list("tickets", () -> ticket(in, terminal)));
                });
    }

    private static ForwardedTicket ticket(Reader in, String terminal) {
        return new ForwardedTicket(
                new TicketId(terminal, in.number("serial", MOST_SERIAL)),
                TicketCode.parse(in.text("code")),
                new ServiceId(in.text("service")),
                in.text("language"),
                new Moment(in.instant("printed"), in.bool("trusted")));
    }

    static HubAnswer answer(byte[] bytes) {
        return read(
                bytes,
                in -> {
                    long through = in.number("through", MOST_SERIAL);
                    QueueOutlook outlook =
                            new QueueOutlook(
                                    in.day("day"),
                                    in.list("services", () -> service(in)),
                                    in.list("calls", () -> called(in)),
                                    in.has(MESSAGE) ? message(in) : null,
                                    CodeKeys.NONE);
                    List<NumberSlip> slips =
                            in.has(SLIPS) ? in.list(SLIPS, () -> slip(in)) : List.of();
                    CodeKeys keys =
                            in.has(ARRIVALS) ? CodeKeys.ofCode(in.text(ARRIVALS)) : CodeKeys.NONE;
                    return new HubAnswer(through, outlook.with(keys), slips);
                });
    }

    private static NumberSlip slip(Reader in) {
        return new NumberSlip(
                in.number("id", Long.MAX_VALUE),
                TicketCode.parse(in.text("code")),
                in.text("language"),
                in.text("token"),
                in.instant("at"));
    }

    private static TeamOrder.Tell message(Reader in) {
        Map<String, String> texts = new HashMap<>();
        in.list(MESSAGE, () -> texts.put(in.text("language"), in.text("text")) == null)
                .forEach(in::check);
        return new TeamOrder.Tell(texts);
    }

    private static Called called(Reader in) {
        return new Called(TicketCode.parse(in.text("code")), new DeskId(in.small("desk")).number());
    }

    private static ServiceOutlook service(Reader in) {
        String letter = in.text("letter");
        in.check(letter.length() == 1 && letter.charAt(0) >= 'A' && letter.charAt(0) <= 'Z');
        String kind = in.text("estimate");
        int waiting = in.small("waiting");
        int from = in.small("from");
        int to = in.small("to");
        WaitEstimate estimate =
                switch (kind) {
                    case "between" -> new WaitEstimate.Between(waiting, from, to);
                    case "free" -> new WaitEstimate.Free();
                    default -> new WaitEstimate.Unknown(waiting);
                };
        long first = in.number("firstWaited", MOST_SMALL);
        String refused = in.text("noTicket");
        String when = in.text("when");
        return new ServiceOutlook(
                letter.charAt(0),
                estimate,
                first < 0 ? null : Duration.ofSeconds(first),
                refusal(in, refused, when, waiting));
    }

    private static @Nullable Refusal refusal(Reader in, String kind, String when, int waiting) {
        return switch (kind) {
            case "closed" -> new Refusal.Closed(when.isEmpty() ? null : in.time(when));
            case "too-late" -> new Refusal.TooLate(in.time(when));
            case "full" -> new Refusal.Full(waiting);
            default -> null;
        };
    }

    private interface Item<T> {
        T read();
    }

    /// Reads one token after the other, and can look one ahead.
    private static final class Reader {
        private final JsonParser in;
        private @Nullable JsonToken ahead;

        Reader(JsonParser in) {
            this.in = in;
        }

        private @Nullable JsonToken next() {
            JsonToken token = ahead == null ? in.nextToken() : ahead;
            ahead = null;
            return token;
        }

        /// Whether this property comes next.
        boolean has(String name) {
            if (ahead == null) {
                ahead = in.nextToken();
            }
            return ahead == JsonToken.PROPERTY_NAME && name.equals(in.currentName());
        }

        <T> List<T> list(String name, Item<T> item) {
            name(name);
            expect(JsonToken.START_ARRAY);
            List<T> items = new ArrayList<>();
            while (next() == JsonToken.START_OBJECT) {
                items.add(item.read());
                expect(JsonToken.END_OBJECT);
            }
            check(in.currentToken() == JsonToken.END_ARRAY);
            return items;
        }

        String text(String name) {
            name(name);
            expect(JsonToken.VALUE_STRING);
            return in.getString();
        }

        long number(String name) {
            name(name);
            expect(JsonToken.VALUE_NUMBER_INT);
            return in.getLongValue();
        }

        long number(String name, long most) {
            long number = number(name);
            check(number <= most);
            return number;
        }

        int small(String name) {
            long number = number(name, MOST_SMALL);
            check(number >= 0);
            return (int) number;
        }

        LocalDate day(String name) {
            LocalDate day = LocalDate.parse(text(name));
            check(!day.isBefore(EARLIEST.toLocalDate()) && day.isBefore(LATEST.toLocalDate()));
            return day;
        }

        Instant instant(String name) {
            Instant instant = Instant.parse(text(name));
            check(
                    !instant.isBefore(EARLIEST.toInstant(ZoneOffset.UTC))
                            && instant.isBefore(LATEST.toInstant(ZoneOffset.UTC)));
            return instant;
        }

        LocalDateTime time(String text) {
            LocalDateTime time = LocalDateTime.parse(text);
            check(!time.isBefore(EARLIEST) && time.isBefore(LATEST));
            return time;
        }

        boolean bool(String name) {
            name(name);
            JsonToken token = next();
            check(token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE);
            return token == JsonToken.VALUE_TRUE;
        }

        private void name(String name) {
            expect(JsonToken.PROPERTY_NAME);
            check(name.equals(in.currentName()));
        }

        void expect(JsonToken token) {
            check(next() == token);
        }

        void check(boolean right) {
            if (!right) {
                throw new IllegalArgumentException("not what hub and terminals say");
            }
        }
    }
}
