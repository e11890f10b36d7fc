package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.config.TradesReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.robot.Png;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.application.Platform;

/// Draws the screens into picture files: `Gallery FOLDER [name=value ...]` with lists joined by
/// commas: `states=welcome,themes` `languages=fr` `formats=S,M,L` `sizes=0,1,2`
/// `looks=light,hc,day,lowered` `config=kiosk-config`. Left out, a list means all of it (states,
/// languages in use, formats) or the first (sizes, looks). A file is named
/// `STATE-FORMAT-LANGUAGE-SIZE-LOOK.png`, or for the notices of a terminal that cannot serve
/// `out-of-service-CODE-FORMAT.png`. With `show=pages` nothing is drawn into files: it prints how
/// many pages each screen takes in each language.
public final class Gallery {
    private final Path folder;
    private final Map<String, Set<String>> asked;
    private final Content content;
    private final Walks walks;
    private final boolean pagesOnly;

    /// Pages by format, size and look, by state, by language.
    private final Map<String, Map<String, Map<String, Integer>>> pages = new TreeMap<>();

    private int drawn;

    private Gallery(Path folder, Map<String, Set<String>> asked, Content content) {
        this.folder = folder;
        this.asked = asked;
        this.content = content;
        this.walks = Walks.through(content);
        this.pagesOnly = asked.getOrDefault("show", Set.of()).contains("pages");
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Map<String, Set<String>> asked = new HashMap<>();
        for (String arg : Arrays.asList(args).subList(1, args.length)) {
            String[] parts = arg.split("=", 2);
            asked.put(parts[0], new TreeSet<>(List.of(parts[1].split(",", -1))));
        }
        Path config =
                Path.of(asked.getOrDefault("config", Set.of("kiosk-config")).iterator().next());
        Files.createDirectories(folder);
        Set<String> languages = asked.get("languages");
        Gallery gallery =
                new Gallery(
                        folder,
                        asked,
                        languages == null
                                ? load(config)
                                : sound(config, ContentLoader.load(config, languages)));
        Fx.call(gallery::draw);
        if (gallery.pagesOnly) {
            gallery.printPages();
        } else {
            System.out.println(gallery.drawn + " pictures in " + folder);
        }
        Platform.exit();
    }

    /// The content of a folder that must be sound.
    public static Content load(Path config) {
        return sound(config, ContentLoader.load(config));
    }

    private static Content sound(Path config, LoadResult<Content> result) {
        return switch (result) {
            case LoadResult.Loaded<Content>(Content content) -> TradesReader.added(config, content);
            case LoadResult.Refused<Content> refused ->
                    throw new AssertionError(
                            refused.faults().stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining("\n")));
        };
    }

    private boolean wants(String list, String value) {
        Set<String> some = asked.get(list);
        return some == null || some.contains(value);
    }

    private boolean wantsOr(String list, String value, String first) {
        return asked.getOrDefault(list, Set.of(first)).contains(value);
    }

    private int draw() throws IOException {
        Map<Display.Format, Shown> light = new EnumMap<>(Display.Format.class);
        Map<Display.Format, Shown> day = new EnumMap<>(Display.Format.class);
        for (Display.Format format : Display.Format.values()) {
            light.put(format, new Shown(format.reference(), content, walks.machine(), false));
            day.put(format, new Shown(format.reference(), content, walks.machine(), true));
        }
        for (Language language : content.languages()) {
            if (!wants("languages", language.code())) {
                continue;
            }
            for (int size = 0; size < 3; size++) {
                if (!wantsOr("sizes", String.valueOf(size), "0")) {
                    continue;
                }
                looks(language, size, light, day);
            }
        }
        if (!pagesOnly) {
            outOfService();
        }
        return drawn;
    }

    /// One table for each format, size and look.
    private void printPages() {
        List<String> codes =
                content.languages().stream()
                        .map(Language::code)
                        .filter(code -> wants("languages", code))
                        .toList();
        pages.forEach(
                (kind, states) -> {
                    System.out.println();
                    System.out.println("| " + kind + " | " + String.join(" | ", codes) + " |");
                    System.out.println("|---".repeat(codes.size() + 1) + "|");
                    states.forEach(
                            (state, counts) ->
                                    System.out.println(
                                            codes.stream()
                                                    .map(code -> counts.getOrDefault(code, 0))
                                                    .map(String::valueOf)
                                                    .collect(
                                                            Collectors.joining(
                                                                    " | ",
                                                                    "| " + state + " | ",
                                                                    " |"))));
                });
    }

    private void outOfService() throws IOException {
        for (Display.Format format : Display.Format.values()) {
            for (OutOfServiceView.Reason reason : OutOfServiceView.Reason.values()) {
                String name = "out-of-service-" + reason.code();
                if (wants("formats", format.name()) && wants("states", name)) {
                    Png.write(
                            OutOfServiceView.scene(format.reference(), reason, () -> {})
                                    .snapshot(null),
                            folder.resolve(name + "-" + format + ".png"));
                    drawn++;
                }
            }
        }
    }

    private void looks(
            Language language,
            int size,
            Map<Display.Format, Shown> light,
            Map<Display.Format, Shown> day)
            throws IOException {
        if (wantsOr("looks", "light", "light")) {
            all(language, new Comfort(size, false, false), light, "light");
        }
        if (wantsOr("looks", "hc", "light")) {
            all(language, new Comfort(size, true, false), light, "hc");
        }
        if (wantsOr("looks", "day", "light")) {
            all(language, new Comfort(size, false, false), day, "day");
        }
        if (wantsOr("looks", "lowered", "light")) {
            Map<Display.Format, Shown> tall = new EnumMap<>(light);
            tall.keySet().retainAll(Set.of(Display.Format.L));
            all(language, new Comfort(size, false, true), tall, "lowered");
        }
    }

    private void all(
            Language language, Comfort comfort, Map<Display.Format, Shown> screens, String look)
            throws IOException {
        List<State> states = ScreenStates.of(content, walks, language, comfort);
        for (Map.Entry<Display.Format, Shown> screen : screens.entrySet()) {
            if (!wants("formats", screen.getKey().name())) {
                continue;
            }
            for (State state : states) {
                if (wants("states", state.name())) {
                    Shown shown = screen.getValue();
                    String kind = screen.getKey() + "-" + comfort.textStep() + "-" + look;
                    String rest =
                            String.format(
                                    Locale.ROOT,
                                    "-%s-%s-%d-%s.png",
                                    screen.getKey(),
                                    language.code(),
                                    comfort.textStep(),
                                    look);
                    shown.eachPage(
                            state,
                            name -> {
                                if (pagesOnly) {
                                    pages.computeIfAbsent(kind, _ -> new TreeMap<>())
                                            .computeIfAbsent(state.name(), _ -> new HashMap<>())
                                            .merge(language.code(), 1, Integer::sum);
                                } else {
                                    Png.write(shown.picture(), folder.resolve(name + rest));
                                    drawn++;
                                }
                            });
                }
            }
        }
    }
}
