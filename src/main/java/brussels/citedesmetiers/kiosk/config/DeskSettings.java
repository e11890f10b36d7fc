package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.queue.Desk;
import brussels.citedesmetiers.kiosk.queue.DeskPlan;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The services and desks of the house: `desk.json`. A terminal without this file has no queue.
///
/// @param plan services, desks and rules
/// @param names the name of each service, by language
public record DeskSettings(DeskPlan plan, Map<ServiceId, Map<String, String>> names) {
    static final String FILE = "desk.json";

    public DeskSettings {
        names = Map.copyOf(names);
    }

    /// Whether the file exists.
    public static boolean isThere(Path config) {
        return Files.exists(config.resolve(FILE));
    }

    /// The name of a service; in French if it has none in this language.
    public String name(ServiceId service, String language) {
        Map<String, String> texts = names.getOrDefault(service, Map.of());
        String french = texts.getOrDefault("fr", service.value());
        return texts.getOrDefault(language, french);
    }

    /// Mismatches between this file and the content: a theme nobody serves, a letter wrongly
    /// declared a theme's or not, a language the house has no file of.
    public List<Fault> faultsWith(List<Theme> themes, Set<String> written) {
        List<Fault> faults = new ArrayList<>();
        List<String> letters =
                themes.stream()
                        .map(Theme::id)
                        .filter(id -> !id.equals(Questionnaire.UNSURE))
                        .toList();
        for (int i = 0; i < plan.services().size(); i++) {
            Service service = plan.services().get(i);
            String letter = String.valueOf(service.letter());
            if (service.theme() != letters.contains(letter)) {
                String right =
                        service.theme()
                                ? "a letter of a theme is needed"
                                : "this letter is a theme’s: say \"theme\": true";
                faults.add(new Fault(FILE, "/services/" + i + "/letter", letter, right));
            } else if (letter.equals(Questionnaire.UNSURE)) {
                faults.add(
                        new Fault(
                                FILE,
                                "/services/" + i + "/letter",
                                letter,
                                "another letter is needed: nobody queues for this one"));
            }
        }
        for (String letter : letters) {
            if (plan.serviceOf(letter.charAt(0)).isEmpty()) {
                faults.add(
                        new Fault(FILE, "/services", "", "theme " + letter + " needs a service"));
            }
        }
        faults.addAll(languageFaults(written));
        return faults;
    }

    private List<Fault> languageFaults(Set<String> written) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < plan.desks().size(); i++) {
            Desk desk = plan.desks().get(i);
            for (int j = 0; j < desk.languages().size(); j++) {
                if (!written.contains(desk.languages().get(j))) {
                    faults.add(
                            new Fault(
                                    FILE,
                                    "/desks/" + i + "/languages/" + j,
                                    desk.languages().get(j),
                                    "a language of the folder languages is needed"));
                }
            }
        }
        return faults;
    }
}
