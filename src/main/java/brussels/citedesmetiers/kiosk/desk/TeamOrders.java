package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.TeamOrder;
import brussels.citedesmetiers.kiosk.queue.TeamResult;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Watch;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the page of the team lead decides besides pauses: closing early, closing days, services and
/// languages of a desk, a message for everybody; and an adviser's break. Thread-safe.
final class TeamOrders {
    private static final Pattern PRESET = Pattern.compile("[a-z-]{1,24}");
    private static final String TEXT = "text-";
    private static final String REST = "rest";

    private final AdviserQueue queue;
    private final DeskTexts texts;
    private final Watch watch;

    TeamOrders(AdviserQueue queue, DeskTexts texts, Watch watch) {
        this.queue = queue;
        this.texts = texts;
        this.watch = watch;
    }

    /// `POST /api/team` with `what` and what belongs to it:
    ///
    /// - `close-early`: `at`, a time of today
    /// - `close-day`: `day`
    /// - `desk`: `which`, `services` and `languages` separated by commas, `days` after today, none
    ///   if it is not said
    /// - `message`: `preset` and `value`, or texts as `text-fr`, `text-nl` and so on; `minutes`, or
    ///   `day`
    /// - `rest`: `minutes`; for the desk that asks
    Reply decide(Map<String, String> form, DeskId desk) throws RefusedException {
        TeamOrder order = order(form, desk);
        Duration length =
                order instanceof TeamOrder.ChangeDesk
                        ? Lengths.days(form.getOrDefault("days", "0"))
                        : Lengths.minutes(form.getOrDefault("minutes", Lengths.DAY));
        return switch (watch.shielded(() -> queue.decide(order, length, desk))) {
            case TeamResult.Done(boolean committed) -> done(committed);
            case TeamResult.Refused(var why) -> Reply.json(Reply.CONFLICT, Commands.refusal(why));
        };
    }

    /// `POST /api/team/undo` with `kind` and `subject` as the state names them.
    Reply takeBack(Map<String, String> form, DeskId desk) throws RefusedException {
        String kind = form.getOrDefault("kind", "");
        String subject = form.getOrDefault("subject", "");
        Optional<TeamOrder> order =
                queue.view().team().stream()
                        .map(entry -> entry.order())
                        .filter(one -> one.kind().equals(kind) && one.subject().equals(subject))
                        .findFirst();
        if (order.isEmpty() && kind.equals(REST) && subject.equals(desk.toString())) {
            // The break has ended by itself, and its adviser is back all the same.
            return done(watch.shielded(() -> queue.takeBack(new TeamOrder.Rest(desk), desk)));
        }
        // Somebody else was faster: what is asked for is so already.
        return done(
                order.isEmpty() || watch.shielded(() -> queue.takeBack(order.orElseThrow(), desk)));
    }

    private static Reply done(boolean committed) {
        return Reply.json(JsonNodes.object().put("committed", committed));
    }

    private TeamOrder order(Map<String, String> form, DeskId desk) throws RefusedException {
        try {
            return switch (form.getOrDefault("what", "")) {
                case "close-early" ->
                        new TeamOrder.CloseEarly(
                                queue.view().day(), LocalTime.parse(form.getOrDefault("at", "")));
                case "close-day" -> new TeamOrder.CloseDay(closing(form.getOrDefault("day", "")));
                case "desk" -> changeDesk(form);
                case "message" -> new TeamOrder.Tell(message(form));
                case REST -> new TeamOrder.Rest(desk);
                default -> throw new RefusedException(Reply.BAD_REQUEST, "action");
            };
        } catch (DateTimeException e) {
            throw new RefusedException(Reply.BAD_REQUEST, "date");
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Reply.BAD_REQUEST, "form");
        }
    }

    private LocalDate closing(String text) throws RefusedException {
        LocalDate day = LocalDate.parse(text);
        LocalDate today = queue.view().day();
        if (day.isBefore(today) || day.isAfter(today.plusYears(1))) {
            throw new RefusedException(Reply.BAD_REQUEST, "date");
        }
        return day;
    }

    private TeamOrder changeDesk(Map<String, String> form) throws RefusedException {
        DeskId which =
                Commands.desk(queue, form.getOrDefault("which", ""))
                        .orElseThrow(() -> new RefusedException(Reply.BAD_REQUEST, "desk"));
        List<String> wanted = list(form, "services");
        List<ServiceId> services =
                queue.plan().services().stream()
                        .map(Service::id)
                        .filter(id -> wanted.contains(id.value()))
                        .toList();
        List<String> languages = list(form, "languages");
        if (services.isEmpty() || services.size() != wanted.size()) {
            throw new RefusedException(Reply.BAD_REQUEST, "no-service");
        }
        if (!languages.stream().allMatch(texts::speaks)) {
            throw new RefusedException(Reply.BAD_REQUEST, "language");
        }
        return new TeamOrder.ChangeDesk(which, services, languages);
    }

    private static List<String> list(Map<String, String> form, String name) {
        return Arrays.stream(form.getOrDefault(name, "").split(",", -1))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    /// A sentence out of the language files in every language of the content, or what was typed.
    private Map<String, String> message(Map<String, String> form) throws RefusedException {
        String preset = form.getOrDefault("preset", "");
        Map<String, String> said = new HashMap<>();
        if (!preset.isEmpty()) {
            if (!PRESET.matcher(preset).matches()) {
                throw new RefusedException(Reply.BAD_REQUEST, "form");
            }
            said.putAll(texts.notice(preset, form.getOrDefault("value", "")));
        }
        form.forEach(
                (name, text) -> {
                    if (preset.isEmpty() && name.startsWith(TEXT) && !text.isBlank()) {
                        said.put(name.substring(TEXT.length()), text.strip());
                    }
                });
        if (said.isEmpty()) {
            throw new RefusedException(Reply.BAD_REQUEST, "no-text");
        }
        if (!said.keySet().stream().allMatch(texts::speaks)) {
            throw new RefusedException(Reply.BAD_REQUEST, "language");
        }
        return said;
    }
}
