package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The plan of a house: its services, its desks, and the rules of its queue.
///
/// @param zone the zone of opening hours and days
/// @param services in display order; letters and ids are unique, and each is served by at least one
///   desk
/// @param desks by number
public record DeskPlan(ZoneId zone, List<Service> services, List<Desk> desks, QueueRules rules) {
    public DeskPlan {
        services = List.copyOf(services);
        desks = List.copyOf(desks);
        unique(services, Service::id, "service");
        unique(services, Service::letter, "letter");
        unique(desks, Desk::id, "desk");
        Set<ServiceId> served = new HashSet<>();
        desks.forEach(desk -> served.addAll(desk.services()));
        Set<ServiceId> known = new HashSet<>();
        services.forEach(service -> known.add(service.id()));
        if (services.isEmpty() || !served.equals(known)) {
            throw new IllegalArgumentException(
                    "services are " + known + " and desks serve " + served);
        }
    }

    private static <T, K> void unique(List<T> all, Function<T, K> key, String what) {
        Set<K> seen = new HashSet<>();
        for (T one : all) {
            if (!seen.add(key.apply(one))) {
                throw new IllegalArgumentException(what + " twice: " + key.apply(one));
            }
        }
    }

    /// The service of this id.
    public Optional<Service> service(ServiceId id) {
        return services.stream().filter(service -> service.id().equals(id)).findFirst();
    }

    /// The service whose tickets begin with this letter.
    public Optional<Service> serviceOf(char letter) {
        return services.stream().filter(service -> service.letter() == letter).findFirst();
    }

    /// The desk of this number.
    public Optional<Desk> desk(DeskId id) {
        return desks.stream().filter(desk -> desk.id().equals(id)).findFirst();
    }

    /// The language spoken at most desks; if several, the first named.
    String commonLanguage() {
        Map<String, Integer> desksOf = new LinkedHashMap<>();
        desks.forEach(desk -> desk.languages().forEach(l -> desksOf.merge(l, 1, Integer::sum)));
        return desksOf.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("fr");
    }

    /// The local date at the house.
    public LocalDate day(Moment when) {
        return local(when).toLocalDate();
    }

    /// Local date and time at the house.
    public LocalDateTime local(Moment when) {
        return local(when.at());
    }

    LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }
}
