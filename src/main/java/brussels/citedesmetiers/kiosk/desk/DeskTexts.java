package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Text;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.DeskPlan;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// The texts of the desk's pages, out of the language files: keys `desk.…` for staff, `board.…` and
/// `notice.…` for everybody. Texts missing from a language are shown in English. Immutable except
/// for the content it is given.
final class DeskTexts {
    /// The language used when a text is missing.
    static final String FALLBACK = "en";

    private static final String STAFF = "desk.";
    private static final String NOTICE = "notice.";
    private static final String WALL = "board.";

    private final Supplier<Content> content;
    private final Function<ServiceId, Text> serviceNames;
    private final DeskPlan plan;

    DeskTexts(Supplier<Content> content, Function<ServiceId, Text> serviceNames, DeskPlan plan) {
        this.content = content;
        this.serviceNames = serviceNames;
        this.plan = plan;
    }

    /// Whether the content has this language.
    boolean speaks(String code) {
        return content.get().language(code).isPresent();
    }

    /// Every text of the pages in a language, the services' names under `service.ID`.
    ObjectNode all(String code) {
        ObjectNode texts = JsonNodes.object();
        texts.put("zone", plan.zone().getId());
        put(texts, FALLBACK);
        put(texts, code);
        for (Service service : plan.services()) {
            texts.put("service." + service.id().value(), name(service.id(), code));
        }
        return texts;
    }

    private void put(ObjectNode texts, String code) {
        content.get()
                .language(code)
                .ifPresent(
                        language ->
                                language.texts().entrySet().stream()
                                        .filter(text -> isOurs(text.getKey()))
                                        .sorted(Map.Entry.comparingByKey())
                                        .forEach(t -> texts.put(t.getKey(), t.getValue())));
    }

    private static boolean isOurs(String key) {
        return key.startsWith(STAFF) || key.startsWith(WALL) || key.startsWith(NOTICE);
    }

    /// The name of a service, in English if this language has none, else its id.
    String name(ServiceId service, String code) {
        Text name = serviceNames.apply(service);
        if (name.has(code)) {
            return name.in(code);
        }
        return name.has(FALLBACK) ? name.in(FALLBACK) : service.value();
    }

    /// The names of a service in the languages of the content.
    List<String> allNames(ServiceId service) {
        return content.get().languages().stream()
                .map(language -> name(service, language.code()))
                .toList();
    }

    /// One text of the staff's pages, in English if this language has none.
    String staff(String key, String code) {
        String full = STAFF + key;
        return content.get()
                .language(code)
                .filter(l -> l.texts().containsKey(full))
                .or(() -> content.get().language(FALLBACK))
                .map(l -> l.text(full))
                .orElse(full);
    }

    /// A sentence for everybody, in every language that has it.
    ///
    /// @param value for its place, such as minutes
    Map<String, String> notice(String name, String value) {
        String key = NOTICE + name;
        return content.get().languages().stream()
                .filter(language -> language.texts().containsKey(key))
                .collect(Collectors.toMap(Language::code, l -> l.text(key, value)));
    }

    /// One text of the board in the visitor's language, in English if it has none.
    String wall(String key, String code, Object... values) {
        Optional<Language> language = content.get().language(code).filter(l -> has(l, key));
        return language.or(() -> content.get().language(FALLBACK).filter(l -> has(l, key)))
                .map(l -> l.text(WALL + key, values))
                .orElse("");
    }

    private static boolean has(Language language, String key) {
        return language.texts().containsKey(WALL + key);
    }

    /// What the voice says for a call: the code letter by letter, the number as a number.
    String spoken(TicketCode code, DeskId desk, String language) {
        return wall("voice", language, code.spoken(), desk.number());
    }
}
