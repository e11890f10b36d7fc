package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.ContentFile;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.House;
import brussels.citedesmetiers.kiosk.queue.DeskPlan;
import brussels.citedesmetiers.kiosk.queue.OpeningHours;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The opening hours of what is there without a theme, which stand in `desk.json` alone.
final class HouseHours {
    private HouseHours() {}

    /// The house with the hours of its services, as far as `desk.json` is there and sound.
    static @Nullable House added(Path config, @Nullable House house) {
        if (house == null
                || !DeskSettings.isThere(config)
                || !(DeskReader.load(config)
                        instanceof LoadResult.Loaded<DeskSettings>(DeskSettings desk))) {
            return house;
        }
        return new House(
                house.tile(),
                house.there(),
                house.services().stream().map(s -> added(s, desk.plan())).toList());
    }

    private static House.Service added(House.Service service, DeskPlan plan) {
        return plan.serviceOf(service.letter().charAt(0))
                .map(s -> new House.Service(service.theme(), service.ask(), hours(s.hours())))
                .orElse(service);
    }

    private static Map<DayOfWeek, List<String>> hours(OpeningHours hours) {
        Map<DayOfWeek, List<String>> days = new EnumMap<>(DayOfWeek.class);
        hours.days()
                .forEach(
                        (day, spans) ->
                                days.put(
                                        day,
                                        spans.stream()
                                                .map(s -> s.from() + "\u2013" + s.until())
                                                .toList()));
        return days;
    }

    /// A fault for each service of the house that nobody is at a desk for.
    static List<Fault> faults(@Nullable House house, DeskPlan plan) {
        List<Fault> faults = new ArrayList<>();
        List<House.Service> services = house == null ? List.of() : house.services();
        for (int i = 0; i < services.size(); i++) {
            String letter = services.get(i).letter();
            if (plan.serviceOf(letter.charAt(0)).filter(s -> !s.theme()).isEmpty()) {
                faults.add(
                        new Fault(
                                ContentFile.THEMES,
                                "/house/services/" + i + "/letter",
                                letter,
                                "no service without a theme has this letter in desk.json"));
            }
        }
        return faults;
    }
}
