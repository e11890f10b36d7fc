package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Text;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.speech.Circumstances;
import brussels.citedesmetiers.kiosk.speech.Part;
import brussels.citedesmetiers.kiosk.speech.SpokenScreen;
import brussels.citedesmetiers.kiosk.speech.SpokenScreens;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is said of each screen holds every control that is on it, on whatever page, and nothing
/// that is not; and is written for the ear.
class EveryScreenIsSpokenTest {
    private static final Content CONTENT = ConfigFolder.inEveryLanguage();
    private static final Walks WALKS = Walks.inEveryLanguage();
    private static final SpokenScreens SPOKEN = new SpokenScreens(CONTENT, WALKS.machine());

    /// Only for the eye or the finger: what turns pages, reads aloud, or is hidden.
    private static final Pattern SILENT =
            Pattern.compile("page-(up|down)|letters|listen|speaker-.*|staff-corner");

    private static final Pattern LETTERS = Pattern.compile("letters-[0-9]+");

    /// Signs and forms that an engine spells out or reads wrongly.
    private static final Pattern FOR_THE_EYE =
            Pattern.compile(
                    "[\\u00a0\\u202f·•/{}]|[A-Z]-[A-Z][0-9]{3}|[0-9]:[0-9]{2}|\\bmin\\b|\\bh\\b",
                    Pattern.UNICODE_CHARACTER_CLASS);

    @ParameterizedTest
    @EnumSource
    void everyControlIsSpokenOnceInTheOrderOfTheKeysAndNothingElse(Display.Format format) {
        Map<String, String> wrong = Fx.call(() -> differences(format.reference()));
        assertEquals(Map.of(), wrong);
    }

    private static Map<String, String> differences(Display display) throws IOException {
        Map<String, String> wrong = new TreeMap<>();
        Shown shown = new Shown(display, CONTENT, WALKS.machine(), false);
        Comfort large = new Comfort(2, false, display.format() == Display.Format.L);
        for (Language language : CONTENT.languages()) {
            boolean first = language.equals(CONTENT.languages().getFirst());
            List<State> states = new ArrayList<>(states(language, Comfort.STANDARD));
            if (first) {
                states.addAll(states(language, large));
            } else if (display.format() != Display.Format.L) {
                // Elsewhere the languages differ in the order of their lists of names alone.
                states.removeIf(state -> !(state.visit().place() instanceof Place.AboutYou));
            }
            for (State state : states) {
                SpokenScreen spoken = spoken(state, display, true);
                List<String> heard = spoken.items().stream().map(SpokenScreen.Item::node).toList();
                List<String> reached = reached(shown, state, heard);
                if (!heard.equals(reached) && !spoken.anyKey()) {
                    wrong.put(
                            state.name() + " " + language.code() + " text " + comfort(state),
                            "\nheard   " + heard + "\nreached " + reached);
                }
            }
        }
        return wrong;
    }

    private static int comfort(State state) {
        return state.visit().comfort().textStep();
    }

    /// The controls of all pages in the order of the keys: what only one page has, page after page,
    /// then what stands on each.
    private static List<String> reached(Shown shown, State state, List<String> heard)
            throws IOException {
        List<List<String>> pages = new ArrayList<>();
        shown.eachPage(state, _ -> pages.add(ids(shown, heard)));
        // Letters lead to the names on the pages after them; what else stands with them comes last.
        List<List<String>> letters = new ArrayList<>();
        while (!pages.isEmpty() && pages.getFirst().removeIf(LETTERS.asMatchPredicate())) {
            letters.add(pages.removeFirst());
        }
        Set<String> reached = new LinkedHashSet<>(onOnePage(pages));
        reached.addAll(onOnePage(letters));
        reached.addAll(letters.isEmpty() ? pages.getFirst() : letters.getFirst());
        return List.copyOf(reached);
    }

    private static List<String> onOnePage(List<List<String>> pages) {
        return pages.stream()
                .flatMap(List::stream)
                .filter(id -> !pages.stream().allMatch(page -> page.contains(id)))
                .toList();
    }

    private static List<String> ids(Shown shown, List<String> heard) {
        List<String> ids = new ArrayList<>();
        for (Node node : shown.keyOrder()) {
            String id = String.valueOf(node.getId());
            // A long answer goes on in another card of the same question.
            boolean goesOn = id.startsWith("edit-") && continues(id, heard);
            if (node instanceof Hit && !SILENT.matcher(id).matches() && !goesOn) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static boolean continues(String id, List<String> heard) {
        int dash = id.lastIndexOf('-');
        return !heard.contains(id) && heard.contains(id.substring(0, dash));
    }

    private static List<State> states(Language language, Comfort comfort) {
        return ScreenStates.of(CONTENT, WALKS, language, comfort).stream()
                .filter(s -> !(s.visit().panel() instanceof Panel.Staff))
                .toList();
    }

    static SpokenScreen spoken(State state, Display display, boolean headset) {
        Surroundings around = state.around();
        Visit visit = state.visit();
        Language language = CONTENT.language(visit.language()).orElseThrow();
        return SPOKEN.of(
                visit,
                new Circumstances(
                        around.printer(),
                        around.hasPrinter(),
                        around.otherPaper(),
                        around.outlookOrNull(),
                        around.issued().map(Surroundings.Issued::estimate).orElse(null),
                        visit.panel() instanceof Panel.LastSent
                                ? SentWords.lines(around.sentOrNull(), CONTENT, language)
                                : List.of(),
                        display.format() == Display.Format.L,
                        display.format() == Display.Format.S,
                        around.speaks(),
                        headset,
                        false,
                        around.datesOrNull(),
                        around.codes()),
                state.at());
    }

    private static List<Part> parts(SpokenScreen screen) {
        return Stream.of(
                        screen.intro().stream(),
                        screen.status().stream(),
                        screen.items().stream().map(SpokenScreen.Item::said))
                .flatMap(parts -> parts)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void listenIsOnEveryScreenAndWhatIsReadIsShownThere(Display.Format format) {
        Map<String, String> wrong = Fx.call(() -> unheard(format.reference()));
        assertEquals(Map.of(), wrong);
    }

    /// Screens that cannot be heard by a tap, and what would be read without a place to ring.
    private static Map<String, String> unheard(Display display) throws IOException {
        Map<String, String> wrong = new TreeMap<>();
        Shown shown = new Shown(display, CONTENT, WALKS.machine(), false);
        Language language = CONTENT.languages().getFirst();
        // Room is scarce in large letters on the small display, and wherever controls are low.
        Comfort comfort =
                switch (display.format()) {
                    case S -> new Comfort(2, false, false);
                    case M -> Comfort.STANDARD;
                    case L -> new Comfort(0, false, true);
                };
        for (State state : states(language, comfort)) {
            Set<String> nodes = new LinkedHashSet<>();
            spoken(state, display, true).intro().forEach(part -> nodes.add(part.node()));
            nodes.remove("");
            shown.eachPage(
                    state,
                    name -> {
                        if (!shown.ids().contains("listen")) {
                            wrong.put(name + " text " + comfort(state), "no way to hear it");
                            return;
                        }
                        shown.fire("listen");
                        if (!(shown.sent() instanceof Event.ListenTapped)) {
                            wrong.put(name + " text " + comfort(state), "a tap is not heard");
                        }
                        nodes.removeIf(shown.screen()::point);
                    });
            shown.screen().point("");
            if (!nodes.isEmpty()) {
                wrong.put(state.name() + " text " + comfort(state), "not on it: " + nodes);
            }
        }
        return wrong;
    }

    @Test
    void withoutAVoiceThereIsNothingToTapForIt() {
        Language language = CONTENT.languages().getFirst();
        List<String> ids = new ArrayList<>();
        Fx.call(
                () -> {
                    Shown shown = new Shown(Display.S, CONTENT, WALKS.machine(), false);
                    for (State state : states(language, Comfort.STANDARD)) {
                        State mute =
                                new State(
                                        state.name(),
                                        state.visit(),
                                        new Surroundings(
                                                PrinterState.READY,
                                                true,
                                                null,
                                                null,
                                                StaffSamples.inOrder(language, CONTENT.version())),
                                        state.at());
                        ids.addAll(shown.draw(mute).ids());
                    }
                    return true;
                });
        assertTrue(!ids.isEmpty() && !ids.contains("listen"), ids::toString);
    }

    @Test
    void everyScreenIsWrittenForTheEarInEveryLanguage() {
        List<String> wrong = new ArrayList<>();
        for (Language language : CONTENT.languages()) {
            for (State state : states(language, Comfort.STANDARD)) {
                for (Part part : parts(spoken(state, Display.L, true))) {
                    boolean forTheEye = FOR_THE_EYE.matcher(part.text()).find();
                    if (part.text().isBlank() || forTheEye) {
                        wrong.add(state.name() + " " + language.code() + ": " + part.text());
                    }
                }
            }
        }
        assertEquals(List.of(), wrong.stream().distinct().toList());
    }

    @Test
    void datesAreSaidAsTheyAreShown() {
        Map<String, List<String>> expected =
                Map.of(
                        "fr",
                        List.of(
                                "Prochaine date : aujourd’hui à 13 heures 30, Salle 3, complet.",
                                "Cette semaine ici."),
                        "en",
                        List.of("Next date: ", " at 13 30, Salle polyvalente", "This week here."));
        expected.forEach(
                (code, sentences) -> {
                    Language language = CONTENT.language(code).orElseThrow();
                    String all =
                            states(language, Comfort.STANDARD).stream()
                                    .filter(state -> state.around().dates().isPresent())
                                    .flatMap(
                                            state -> parts(spoken(state, Display.S, true)).stream())
                                    .map(Part::text)
                                    .collect(java.util.stream.Collectors.joining("\n"));
                    for (String sentence : sentences) {
                        assertTrue(all.contains(sentence), () -> sentence + " in:\n" + all);
                    }
                });
    }

    @Test
    void onTheLoudspeakerNothingIsSaidThatFollowsFromTheAnswers() {
        Language language = CONTENT.languages().getFirst();
        int left = 0;
        for (State state : states(language, Comfort.STANDARD)) {
            Visit visit = state.visit();
            // All that can be answered is said before it is; in the house nothing is asked.
            if (visit.themeId().filter(id -> !CONTENT.isWithoutTheme(id)).isEmpty()
                    || visit.place() instanceof Place.Asking) {
                continue;
            }
            String all =
                    String.join(
                            "\n",
                            parts(spoken(state, Display.L, false)).stream()
                                    .map(Part::text)
                                    .toList());
            for (String personal : personal(visit, language)) {
                assertTrue(!all.contains(personal), () -> state.name() + " tells: " + personal);
                left++;
            }
        }
        assertNotEquals(0, left);
    }

    /// What was answered, and what follows from it.
    private static List<String> personal(Visit visit, Language language) {
        List<Text> texts = new ArrayList<>();
        for (Question q : WALKS.machine().guide(visit).asked(visit.answers())) {
            for (Choice choice : q.choices()) {
                if (visit.answers().of(q.id()).contains(choice.id())) {
                    texts.add(choice.text());
                }
            }
        }
        if (WALKS.machine().guide(visit).next(visit.answers()).isEmpty()) {
            for (String id : WALKS.machine().recommended(visit)) {
                texts.add(Objects.requireNonNull(CONTENT.recommendations().get(id)).title());
            }
        }
        // "Yes" and "no" say nothing by themselves.
        return texts.stream().map(t -> t.in(language.code())).filter(t -> t.length() > 9).toList();
    }
}
