package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Nearest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One object of a JSON file, read strictly. A problem never stops the reading: it is recorded with
/// file, RFC 6901 pointer, value and what would be right, and a harmless stand-in is returned, so
/// that one run finds every problem. What was read may be used only if no fault was recorded.
///
/// A property that nothing reads is a problem too, except the file's `$schema`.
///
/// Not thread-safe: one reading, one thread.
final class Json {
    /// The value shown in a fault for something missing.
    static final String MISSING = "(missing)";

    private static final String HIDDEN = "(not shown)";
    private static final int SHOWN_LENGTH = 60;

    private final JsonNode node;
    private final String file;
    private final List<Fault> faults;
    private final @Nullable Json parent;
    private final String step;
    private final Set<String> asked = new LinkedHashSet<>();

    private Json(
            JsonNode node, String file, List<Fault> faults, @Nullable Json parent, String step) {
        this.node = node;
        this.file = file;
        this.faults = faults;
        this.parent = parent;
        this.step = step;
        if (parent == null) {
            asked.add("$schema");
        }
    }

    /// The root of a file.
    ///
    /// @param faults where faults are recorded
    static Json root(JsonNode node, String file, List<Fault> faults) {
        return new Json(node, file, faults, null, "");
    }

    JsonNode node() {
        return node;
    }

    String file() {
        return file;
    }

    /// The RFC 6901 pointer to this value.
    String pointer() {
        return parent == null ? "" : parent.pointer() + "/" + escaped(step);
    }

    /// The names of the properties present.
    List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    /// Whether there is a property of this name.
    boolean has(String name) {
        return node.has(name);
    }

    /// Records a fault with this whole value.
    void fault(String right) {
        faults.add(new Fault(file, pointer(), shown(node), right));
    }

    /// Records a fault with one property.
    void fault(String name, String right) {
        faults.add(new Fault(file, pointer() + "/" + escaped(name), shown(node.get(name)), right));
    }

    /// Records a fault with this whole value, and no more faults with its properties.
    void refuse(String right) {
        fault(right);
        asked.addAll(node.propertyNames());
    }

    /// This object as `reader` makes it; empty, with a fault recorded, if it is not an object or
    /// `reader` refuses it with an [IllegalArgumentException].
    <T> Optional<T> as(Function<Json, T> reader) {
        if (!node.isObject()) {
            fault("an object in braces is needed");
            return Optional.empty();
        }
        int before = faults.size();
        Optional<T> value = Optional.empty();
        try {
            value = Optional.of(reader.apply(this));
        } catch (IllegalArgumentException e) {
            // If stand-ins were used, the refusal only repeats a fault that is already recorded.
            if (faults.size() == before) {
                fault(String.valueOf(e.getMessage()));
            }
        }
        for (String name : node.propertyNames()) {
            if (!asked.contains(name)) {
                fault(
                        name,
                        "there is no such property here; "
                                + Nearest.meant(name, unwritten(), "there are " + known()));
            }
        }
        return value;
    }

    /// A text that is not blank.
    String string(String name) {
        return string(name, TextForm.WRITTEN);
    }

    /// A text of this form; the empty text replaces a wrong one.
    String string(String name, TextForm form) {
        return text(name, form, true).orElse("");
    }

    /// A text of this form, if present.
    Optional<String> optionalString(String name, TextForm form) {
        return text(name, form, false);
    }

    private Optional<String> text(String name, TextForm form, boolean required) {
        return value(name, required, form::right, v -> v.stringValueOpt().filter(form::fits));
    }

    /// A text of this form that nobody may see, if present: a fault does not repeat it.
    Optional<String> secret(String name, TextForm form) {
        asked.add(name);
        JsonNode value = node.get(name);
        if (value == null) {
            return Optional.empty();
        }
        Optional<String> text = value.stringValueOpt().filter(form::fits);
        if (text.isEmpty()) {
            faults.add(new Fault(file, pointer() + "/" + escaped(name), HIDDEN, form.right()));
        }
        return text;
    }

    /// A whole number from `min` to `max`; `min` replaces a wrong one.
    int integer(String name, int min, int max) {
        return integer(name, min, max, true).orElse(min);
    }

    /// A whole number from `min` to `max`, or `otherwise` if absent.
    int integer(String name, int min, int max, int otherwise) {
        return integer(name, min, max, false).orElse(otherwise);
    }

    private Optional<Integer> integer(String name, int min, int max, boolean required) {
        Supplier<String> right = () -> "a whole number from " + min + " to " + max + " is needed";
        return value(name, required, right, v -> wholeWithin(v, min, max));
    }

    /// A number from `min` to `max`, decimals allowed; `min` replaces a wrong one.
    double decimal(String name, double min, double max) {
        Supplier<String> right = () -> "a number from " + min + " to " + max + " is needed";
        return value(name, true, right, v -> within(v, min, max)).orElse(min);
    }

    /// A day, written as 2026-11-29; the first of all days replaces a wrong one.
    LocalDate day(String name) {
        return value(name, true, () -> "a day such as 2026-11-29 is needed", Json::dayIn)
                .orElse(LocalDate.EPOCH);
    }

    private static Optional<LocalDate> dayIn(JsonNode value) {
        try {
            return value.stringValueOpt().map(LocalDate::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// Whether the property of this name is an object.
    boolean isObject(String name) {
        return node.path(name).isObject();
    }

    /// True or false; false replaces a wrong one.
    boolean bool(String name) {
        return value(name, true, () -> "true or false is needed", JsonNode::booleanValueOpt)
                .orElse(false);
    }

    /// True or false, or `otherwise` if absent.
    boolean bool(String name, boolean otherwise) {
        return value(name, false, () -> "true or false is needed", JsonNode::booleanValueOpt)
                .orElse(otherwise);
    }

    /// One of `allowed`; the first replaces a wrong one.
    String oneOf(String name, List<String> allowed) {
        Supplier<String> right = () -> "one of " + String.join(", ", allowed) + " is needed";
        return value(name, true, right, v -> v.stringValueOpt().filter(allowed::contains))
                .orElse(allowed.getFirst());
    }

    /// A constant of `type`, written in lower case; the first replaces a wrong one.
    <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        List<String> names =
                constants.stream().map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
        return constants.get(names.indexOf(oneOf(name, names)));
    }

    /// A required object.
    <T> Optional<T> object(String name, Function<Json, T> reader) {
        return value(name, true, () -> "an object in braces is needed", Optional::of)
                .flatMap(v -> child(v, name).as(reader));
    }

    /// An optional object.
    <T> Optional<T> optionalObject(String name, Function<Json, T> reader) {
        asked.add(name);
        return has(name) ? object(name, reader) : Optional.empty();
    }

    /// A list of objects, without those that have problems.
    ///
    /// @param min the least number of them; 0 also lets the whole list be left out
    <T> List<T> objects(String name, int min, int max, Function<Json, T> reader) {
        List<T> list = new ArrayList<>();
        for (Json item : items(name, min, max)) {
            item.as(reader).ifPresent(list::add);
        }
        return list;
    }

    /// A list of texts of this form, each only once.
    ///
    /// @param min the least number of them; 0 also lets the whole list be left out
    List<String> strings(String name, int min, int max, TextForm form) {
        Set<String> list = new LinkedHashSet<>();
        for (Json item : items(name, min, max)) {
            Optional<String> text = item.node.stringValueOpt();
            if (text.isEmpty() || !form.fits(text.get())) {
                item.fault(form.right());
            } else if (!list.add(text.get())) {
                item.fault("it stands in this list already");
            }
        }
        return List.copyOf(list);
    }

    /// A list of texts of this form, in which one may stand more than once.
    ///
    /// @param min the least number of them; 0 also lets the whole list be left out
    List<String> list(String name, int min, int max, TextForm form) {
        List<String> list = new ArrayList<>();
        for (Json item : items(name, min, max)) {
            Optional<String> text = item.node.stringValueOpt().filter(form::fits);
            text.ifPresentOrElse(list::add, () -> item.fault(form.right()));
        }
        return List.copyOf(list);
    }

    private List<Json> items(String name, int min, int max) {
        String length = min == max ? String.valueOf(min) : min + " to " + max;
        Supplier<String> right = () -> "a list of " + length + " is needed";
        Optional<JsonNode> array =
                value(name, min > 0, right, v -> Optional.of(v).filter(JsonNode::isArray));
        List<Json> items = new ArrayList<>();
        if (array.isPresent()) {
            int size = array.get().size();
            if (size < min || size > max) {
                fault(name, right.get());
            }
            Json list = child(array.get(), name);
            for (int i = 0; i < size; i++) {
                items.add(list.child(array.get().get(i), String.valueOf(i)));
            }
        }
        return items;
    }

    /// A text in each of `languages` and no other.
    ///
    /// @param longest the greatest number of characters (code points)
    Map<String, String> texts(String name, List<String> languages, int longest) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(
                name,
                map -> {
                    for (String language : languages) {
                        texts.put(language, map.textUpTo(language, longest));
                    }
                    return texts;
                });
        return texts;
    }

    /// A text in each of `languages`, and in any other that is there under a key of this form.
    ///
    /// @param longest the greatest number of characters (code points)
    Map<String, String> texts(String name, List<String> languages, TextForm others, int longest) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(
                name,
                map -> {
                    Set<String> keys = new LinkedHashSet<>(languages);
                    keys.addAll(map.names());
                    for (String key : keys) {
                        texts.put(key, map.textUpTo(key, longest));
                        map.checkKey(key, others);
                    }
                    return texts;
                });
        return texts;
    }

    private String textUpTo(String name, int longest) {
        String text = string(name);
        if (text.length() > longest && text.codePointCount(0, text.length()) > longest) {
            fault(name, "at most " + longest + " characters have room here");
        }
        return text;
    }

    /// Texts under keys of this form; none if absent.
    Map<String, String> textMap(String name, TextForm keys) {
        return textMap(name, keys, TextForm.WRITTEN);
    }

    /// Texts of one form under keys of another; none if absent.
    Map<String, String> textMap(String name, TextForm keys, TextForm values) {
        Map<String, String> texts = new LinkedHashMap<>();
        optionalObject(
                name,
                map -> {
                    for (String key : map.names()) {
                        texts.put(key, map.string(key, values));
                        map.checkKey(key, keys);
                    }
                    return texts;
                });
        return texts;
    }

    /// Whole numbers from `min` to `max` under ids; none if absent.
    Map<String, Integer> integerMap(String name, int min, int max, TextForm keys) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        optionalObject(
                name,
                map -> {
                    for (String key : map.names()) {
                        numbers.put(key, map.integer(key, min, max));
                        map.checkKey(key, keys);
                    }
                    return numbers;
                });
        return numbers;
    }

    private void checkKey(String key, TextForm keys) {
        if (!keys.fits(key)) {
            fault(key, "as its name " + keys.right());
        }
    }

    private <T> Optional<T> value(
            String name,
            boolean required,
            Supplier<String> right,
            Function<JsonNode, Optional<T>> reading) {
        asked.add(name);
        JsonNode value = node.get(name);
        if (value == null && !required) {
            return Optional.empty();
        }
        Optional<T> read = value == null ? Optional.empty() : reading.apply(value);
        if (read.isEmpty()) {
            fault(name, right.get());
        }
        return read;
    }

    private static Optional<Integer> wholeWithin(JsonNode value, int min, int max) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            return Optional.empty();
        }
        return Optional.of(value.intValue()).filter(n -> n >= min && n <= max);
    }

    private static Optional<Double> within(JsonNode value, double min, double max) {
        if (!value.isNumber()) {
            return Optional.empty();
        }
        // Read first, because a number that does not fit a double, such as 1e400, would end the
        // reading.
        BigDecimal number = value.decimalValue();
        return number.compareTo(BigDecimal.valueOf(min)) >= 0
                        && number.compareTo(BigDecimal.valueOf(max)) <= 0
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    private Json child(JsonNode value, String name) {
        return new Json(value, file, faults, this, name);
    }

    private String known() {
        return asked.stream().filter(n -> !n.startsWith("$")).collect(Collectors.joining(", "));
    }

    private List<String> unwritten() {
        return asked.stream().filter(name -> !node.has(name)).toList();
    }

    private static String shown(@Nullable JsonNode value) {
        if (value == null) {
            return MISSING;
        }
        String text = value.toString();
        int length = Math.min(text.length(), SHOWN_LENGTH);
        return length == text.length() ? text : text.substring(0, length) + "…";
    }

    /// One step of an RFC 6901 pointer.
    static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
