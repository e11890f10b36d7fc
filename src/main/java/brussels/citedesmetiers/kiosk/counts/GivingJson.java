package brussels.citedesmetiers.kiosk.counts;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// The bytes of what a joined terminal gives its hub, and of the hub's answer: JSON in one
/// canonical form, properties in a fixed order, cells sorted, no white space.
///
///     {"giving":1,"terminal":"bruxelles-a","siteEpoch":1,"first":true,
///      "offers":[{"epoch":1,"seq":7,"from":"2027-01-04","through":"2027-01-04",
///                 "touchedDays":0,"digest":"…","before":"…",
///                 "cells":[["hour","10",3]]}]}
///
///     {"given":1,"siteEpoch":1,"epoch":1,"seq":7,"through":"2027-01-04","other":false,
///      "done":[["month",1,5]]}
///
/// A cell is its measure and its values, followed by its number.
///
/// What a hub reads here it joins and seals at some later time, when nobody can ask the terminal
/// again. So everything that a batch could not hold is refused here.
final class GivingJson {
    private static final int VERSION = 1;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_MEASURE = 80;
    private static final int MOST_VALUES = 2;
    private static final String NO_DIGEST = "-";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(6)
                                    .maxStringLength(LONGEST_TEXT)
                                    .maxNumberLength(19)
                                    .build())
                    .build();
    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::measure)
                    .thenComparing(cell -> cell.values().getFirst())
                    .thenComparingInt(cell -> cell.values().size())
                    .thenComparing(cell -> cell.values().getLast());

    private GivingJson() {}

    static byte[] write(Giving giving) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeNumberProperty("giving", VERSION);
            out.writeStringProperty("terminal", giving.terminal());
            out.writeNumberProperty("siteEpoch", giving.siteEpoch());
            out.writeBooleanProperty("first", giving.first());
            out.writeArrayPropertyStart("offers");
            giving.offers().forEach(offer -> write(out, offer));
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, DayOffer offer) {
        out.writeStartObject();
        write(out, offer.number());
        out.writeStringProperty("from", offer.from().toString());
        out.writeStringProperty("through", offer.through().toString());
        out.writeNumberProperty("touchedDays", offer.touchedDays());
        out.writeStringProperty("digest", offer.digest());
        out.writeStringProperty("before", offer.before());
        out.writeArrayPropertyStart("cells");
        offer.cells().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .forEach(
                        cell -> {
                            out.writeStartArray();
                            out.writeString(cell.getKey().measure());
                            cell.getKey().values().forEach(out::writeString);
                            out.writeNumber(cell.getValue());
                            out.writeEndArray();
                        });
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, OfferNumber number) {
        out.writeNumberProperty("epoch", number.epoch());
        out.writeNumberProperty("seq", number.seq());
    }

    static byte[] write(Giving.Answer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeNumberProperty("given", VERSION);
            out.writeNumberProperty("siteEpoch", answer.siteEpoch());
            write(out, answer.last());
            out.writeStringProperty("through", answer.through().toString());
            out.writeBooleanProperty("other", answer.other());
            out.writeArrayPropertyStart("done");
            answer.done()
                    .forEach(
                            (period, number) -> {
                                out.writeStartArray();
                                out.writeString(id(period));
                                out.writeNumber(number.epoch());
                                out.writeNumber(number.seq());
                                out.writeEndArray();
                            });
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static String id(Period period) {
        return period.name().toLowerCase(Locale.ROOT);
    }

    static Giving giving(byte[] bytes) throws BatchFormatException {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            Giving giving = new Reader(in).giving();
            Reader.check(Arrays.equals(bytes, write(giving)));
            return giving;
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new BatchFormatException("not what a terminal gives: " + e.getMessage(), e);
        }
    }

    static Giving.Answer answer(byte[] bytes) throws BatchFormatException {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            Giving.Answer answer = new Reader(in).answer();
            Reader.check(Arrays.equals(bytes, write(answer)));
            return answer;
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new BatchFormatException("not a hub's answer: " + e.getMessage(), e);
        }
    }

    private record Reader(JsonParser in) {

        Giving giving() throws BatchFormatException {
            expect(JsonToken.START_OBJECT);
            check(number("giving") == VERSION);
            String terminal = text("terminal");
            Batch.checkTerminal(terminal);
            if (terminal.length() > SiteGiven.LONGEST_ID) {
                throw new IllegalArgumentException(
                        "terminal: " + terminal.length() + " characters");
            }
            long siteEpoch = upTo(number("siteEpoch"), Batch.MOST_NUMBER);
            boolean first = bool("first");
            Giving giving = new Giving(terminal, siteEpoch, offers(terminal), first);
            expect(JsonToken.END_OBJECT);
            return giving;
        }

        private List<DayOffer> offers(String terminal) throws BatchFormatException {
            List<DayOffer> offers = new ArrayList<>();
            start("offers");
            while (in.nextToken() == JsonToken.START_OBJECT) {
                check(offers.size() < Giving.MOST_OFFERS);
                offers.add(offer(terminal));
            }
            check(in.currentToken() == JsonToken.END_ARRAY);
            return offers;
        }

        private DayOffer offer(String terminal) throws BatchFormatException {
            OfferNumber number = offerNumber();
            LocalDate from = LocalDate.parse(text("from"));
            LocalDate through = LocalDate.parse(text("through"));
            check(!from.isBefore(Batch.FIRST_DAY) && !through.isAfter(Batch.LAST_DAY));
            int touched = (int) upTo(number("touchedDays"), Batch.MOST_TOUCHED_DAYS);
            String digest = text("digest");
            String before = text("before");
            check(DIGEST.matcher(digest).matches());
            check(before.equals(NO_DIGEST) || DIGEST.matcher(before).matches());
            DayOffer offer =
                    new DayOffer(terminal, number, from, through, cells(), digest, before, touched);
            expect(JsonToken.END_OBJECT);
            return offer;
        }

        private OfferNumber offerNumber() throws BatchFormatException {
            return new OfferNumber(
                    upTo(number("epoch"), Batch.MOST_NUMBER),
                    upTo(number("seq"), Batch.MOST_NUMBER));
        }

        private Map<Cell, Long> cells() throws BatchFormatException {
            Map<Cell, Long> cells = new HashMap<>();
            Map<String, Long> visits = new HashMap<>();
            start("cells");
            while (in.nextToken() == JsonToken.START_ARRAY) {
                expect(JsonToken.VALUE_STRING);
                String measure = in.getString();
                List<String> values = new ArrayList<>();
                while (in.nextToken() == JsonToken.VALUE_STRING) {
                    values.add(in.getString());
                }
                check(in.currentToken() == JsonToken.VALUE_NUMBER_INT);
                Cell cell = checked(new Cell(measure, values));
                long n = upTo(in.getLongValue(), Table.MOST_VISITS);
                check(cells.put(cell, n) == null);
                check(
                        cell.isOfDay()
                                || visits.merge(cell.measure(), n, Long::sum)
                                        <= DayOffer.MOST_VISITS);
                expect(JsonToken.END_ARRAY);
            }
            check(in.currentToken() == JsonToken.END_ARRAY);
            return cells;
        }

        private static Cell checked(Cell cell) throws BatchFormatException {
            check(
                    cell.isOfDay()
                            ? cell.isWellFormedOfDay()
                            : cell.measure().length() <= LONGEST_MEASURE
                                    && cell.values().size() <= MOST_VALUES
                                    && hasNoControl(cell.measure())
                                    && cell.values().stream().allMatch(Reader::hasNoControl));
            return cell;
        }

        private static boolean hasNoControl(String text) {
            return text.chars().noneMatch(Character::isISOControl);
        }

        Giving.Answer answer() throws BatchFormatException {
            expect(JsonToken.START_OBJECT);
            check(number("given") == VERSION);
            Giving.Answer answer =
                    new Giving.Answer(
                            upTo(number("siteEpoch"), Batch.MOST_NUMBER),
                            offerNumber(),
                            day(text("through")),
                            bool("other"),
                            done());
            check(answer.siteEpoch() > 0);
            expect(JsonToken.END_OBJECT);
            return answer;
        }

        private static LocalDate day(String text) throws BatchFormatException {
            LocalDate day = LocalDate.parse(text);
            check(
                    day.equals(LocalDate.EPOCH)
                            || (!day.isBefore(Batch.FIRST_DAY) && !day.isAfter(Batch.LAST_DAY)));
            return day;
        }

        private Map<Period, OfferNumber> done() throws BatchFormatException {
            Map<Period, OfferNumber> done = new EnumMap<>(Period.class);
            start("done");
            while (in.nextToken() == JsonToken.START_ARRAY) {
                expect(JsonToken.VALUE_STRING);
                Period period = period(in.getString());
                expect(JsonToken.VALUE_NUMBER_INT);
                long epoch = in.getLongValue();
                expect(JsonToken.VALUE_NUMBER_INT);
                long seq = in.getLongValue();
                Batch.checkNumbers(epoch, seq);
                done.put(period, new OfferNumber(epoch, seq));
                expect(JsonToken.END_ARRAY);
            }
            check(in.currentToken() == JsonToken.END_ARRAY);
            return done;
        }

        private static Period period(String id) throws BatchFormatException {
            return Arrays.stream(Period.values())
                    .filter(period -> id(period).equals(id))
                    .findFirst()
                    .orElseThrow(() -> new BatchFormatException("no such period", null));
        }

        private static long upTo(long number, long most) throws BatchFormatException {
            check(number >= 0 && number <= most);
            return number;
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

        static void check(boolean right) throws BatchFormatException {
            if (!right) {
                throw new BatchFormatException("not of the form between terminal and hub", null);
            }
        }
    }
}
