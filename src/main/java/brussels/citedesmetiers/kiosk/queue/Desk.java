package brussels.citedesmetiers.kiosk.queue;

import java.util.List;

/// A place where visitors are served.
///
/// @param services the services its adviser offers, at least one
/// @param languages codes of the languages spoken there; visitors of these are preferred, others
///   are served as well
public record Desk(DeskId id, List<ServiceId> services, List<String> languages) {
    public Desk {
        services = List.copyOf(services);
        languages = List.copyOf(languages);
        if (services.isEmpty()) {
            throw new IllegalArgumentException("desk " + id + " serves nothing");
        }
    }

    /// Whether this desk can call a ticket of this service.
    public boolean serves(ServiceId service) {
        return services.contains(service);
    }

    /// Whether this language is spoken here.
    public boolean speaks(String language) {
        return languages.contains(language);
    }
}
