package brussels.citedesmetiers.kiosk.queue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the team decides for the house for a while, from its page and without editing a file.
///
/// Kind and subject name what is decided: of two orders with the same kind and subject the later
/// counts. Kind, subject and content are the form in which an order is kept.
public sealed interface TeamOrder {

    /// The house closes early on one day.
    ///
    /// @param at local time; services that close before are not concerned
    record CloseEarly(LocalDate day, LocalTime at) implements TeamOrder {
        static final String KIND = "close-early";
    }

    /// The house is closed on one day.
    record CloseDay(LocalDate day) implements TeamOrder {
        static final String KIND = "close-day";
    }

    /// A desk has other services or languages than in the plan.
    ///
    /// @param services at least one
    record ChangeDesk(DeskId which, List<ServiceId> services, List<String> languages)
            implements TeamOrder {
        static final String KIND = "desk";
        private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");

        public ChangeDesk {
            services = List.copyOf(services);
            languages = List.copyOf(languages);
            if (services.isEmpty()) {
                throw new IllegalArgumentException("desk " + which + " serves nothing");
            }
            if (!languages.stream().allMatch(LANGUAGE.asMatchPredicate())) {
                throw new IllegalArgumentException("languages of a desk: " + languages);
            }
        }
    }

    /// A sentence for everybody, on the board and on every terminal.
    ///
    /// @param texts by language, at least one, each in one line of at most [#LONGEST]
    record Tell(Map<String, String> texts) implements TeamOrder {
        static final String KIND = "message";

        /// The longest text of a message.
        public static final int LONGEST = 120;

        private static final int MOST_LANGUAGES = 12;
        private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,35}");

        public Tell {
            texts = Map.copyOf(texts);
            boolean sound =
                    !texts.isEmpty()
                            && texts.size() <= MOST_LANGUAGES
                            && texts.keySet().stream().allMatch(CODE.asMatchPredicate())
                            && texts.values().stream().allMatch(Tell::isLine);
            if (!sound) {
                throw new IllegalArgumentException("texts of a message: " + texts);
            }
        }

        private static boolean isLine(String text) {
            return !text.isBlank()
                    && text.length() <= LONGEST
                    && text.chars().noneMatch(Character::isISOControl);
        }

        /// The text for a reader of this language: its own, else French, else any.
        public String in(String language) {
            return texts.getOrDefault(
                    language,
                    texts.getOrDefault("fr", new TreeMap<>(texts).firstEntry().getValue()));
        }
    }

    /// The adviser of a desk has a break.
    record Rest(DeskId which) implements TeamOrder {
        static final String KIND = "rest";
    }

    /// What is decided, in one word.
    default String kind() {
        return switch (this) {
            case CloseEarly _ -> CloseEarly.KIND;
            case CloseDay _ -> CloseDay.KIND;
            case ChangeDesk _ -> ChangeDesk.KIND;
            case Tell _ -> Tell.KIND;
            case Rest _ -> Rest.KIND;
        };
    }

    /// What it is decided about: a date, the number of a desk, or the house.
    default String subject() {
        return switch (this) {
            case CloseEarly(LocalDate day, LocalTime _) -> day.toString();
            case CloseDay(LocalDate day) -> day.toString();
            case ChangeDesk(DeskId which, var _, var _) -> which.toString();
            case Tell _ -> "house";
            case Rest(DeskId which) -> which.toString();
        };
    }

    /// The rest of it, so that [#of(String, String, String)] finds the same order again.
    default String content() {
        return switch (this) {
            case CloseEarly(LocalDate _, LocalTime at) -> at.toString();
            case CloseDay _, Rest _ -> "";
            case ChangeDesk(DeskId _, var services, var languages) ->
                    services.stream().map(ServiceId::value).collect(Collectors.joining(","))
                            + ";"
                            + String.join(",", languages);
            case Tell(var texts) ->
                    new TreeMap<>(texts)
                            .entrySet().stream()
                                    .map(text -> text.getKey() + "=" + text.getValue())
                                    .collect(Collectors.joining("\n"));
        };
    }

    /// The order that was kept in this form.
    ///
    /// @throws IllegalArgumentException if it is none that this program knows
    static TeamOrder of(String kind, String subject, String content) {
        try {
            return switch (kind) {
                case CloseEarly.KIND ->
                        new CloseEarly(LocalDate.parse(subject), LocalTime.parse(content));
                case CloseDay.KIND -> new CloseDay(LocalDate.parse(subject));
                case ChangeDesk.KIND -> changeDesk(deskOf(subject), content);
                case Tell.KIND -> tell(content);
                case Rest.KIND -> new Rest(deskOf(subject));
                default -> throw new IllegalArgumentException("an order of the kind " + kind);
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("date or time of an order: " + subject, e);
        }
    }

    private static DeskId deskOf(String subject) {
        return new DeskId(Integer.parseInt(subject));
    }

    private static ChangeDesk changeDesk(DeskId which, String content) {
        String[] parts = content.split(";", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("services and languages of a desk: " + content);
        }
        return new ChangeDesk(
                which, named(parts[0]).stream().map(ServiceId::new).toList(), named(parts[1]));
    }

    private static List<String> named(String list) {
        return Arrays.stream(list.split(",", -1)).filter(one -> !one.isEmpty()).toList();
    }

    private static Tell tell(String content) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String line : content.split("\n", -1)) {
            int sign = line.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("texts of a message: " + content);
            }
            texts.put(line.substring(0, sign), line.substring(sign + 1));
        }
        return new Tell(texts);
    }
}
