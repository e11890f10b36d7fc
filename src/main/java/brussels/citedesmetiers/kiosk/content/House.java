package brussels.citedesmetiers.kiosk.content;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is in the house for those who know what they want: a tile beside the themes, without
/// questions.
///
/// @param tile its name, hints and drawing; its id is [#TILE]
/// @param there what there is and how to reserve it, in short sentences
public record House(Theme tile, Text there, List<Service> services) {
    /// The id of the tile.
    public static final String TILE = "house";

    public House {
        services = List.copyOf(services);
    }

    /// Something one can take a ticket for without any theme.
    ///
    /// @param theme stands for it where a ticket's theme is named; its id is the service's letter
    /// @param ask the words of its button
    /// @param hours when it is open, as `09:00-17:00`; none if that is not known
    public record Service(Theme theme, Text ask, Map<DayOfWeek, List<String>> hours) {
        public Service {
            hours = Map.copyOf(hours);
        }

        public String letter() {
            return theme.id();
        }
    }

    /// The service with this letter.
    public Optional<Service> service(String letter) {
        return services.stream().filter(s -> s.letter().equals(letter)).findFirst();
    }
}
