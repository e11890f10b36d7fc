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
import brussels.citedesmetiers.kiosk.speech.Circumstances;
import brussels.citedesmetiers.kiosk.speech.Part;
import brussels.citedesmetiers.kiosk.speech.SpokenScreen;
import brussels.citedesmetiers.kiosk.speech.SpokenScreens;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is said of each screen holds every control that is on it, on whatever page, and nothing
/// that is not; and is written for the ear.
class EveryScreenIsSpokenTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Walks WALKS = Walks.shipped();
    private static final SpokenScreens SPOKEN = new SpokenScreens(CONTENT, WALKS.machine());

    /// Only for the eye or the finger: what turns pages, reads aloud, or is hidden.
    private static final Pattern SILENT =
            Pattern.compile("page-(up|down)|letters(-[0-9]+)?|listen|staff-corner");

    /// Signs and forms that an engine spells out or reads wrongly.
    private static final Pattern FOR_THE_EYE =
            Pattern.compile(
                    "[\\u00a0\\u202f·•/{}]|[A-Z]-[A-Z][0-9]{3}|[0-9]:[0-9]{2}|\\bmin\\b|\\bh\\b",
                    Pattern.UNICODE_CHARACTER_CLASS);

    @Test
    void everyControlIsSpokenAndNothingElse() {
        Map<String, Set<String>> wrong = Fx.call(EveryScreenIsSpokenTest::differences);
        assertEquals(Map.of(), wrong);
    }

    private static Map<String, Set<String>> differences() throws IOException {
        Map<String, Set<String>> wrong = new TreeMap<>();
        for (Display display : List.of(Display.S, Display.L)) {
            Shown shown = new Shown(display, CONTENT, WALKS.machine(), false);
            List<State> states = new ArrayList<>(states(Comfort.STANDARD));
            states.addAll(states(new Comfort(2, false, display.format() == Display.Format.L)));
            for (State state : states) {
                Set<String> seen = new TreeSet<>();
                shown.eachPage(state, _ -> seen.addAll(shown.ids()));
                seen.removeIf(id -> SILENT.matcher(id).matches());
                Set<String> heard = new TreeSet<>();
                for (SpokenScreen.Item item : spoken(state, display, true).items()) {
                    heard.add(item.node());
                }
                // A long answer goes on in another card of the same question.
                seen.removeIf(id -> id.startsWith("edit-") && continues(id, heard));
                Set<String> difference = new TreeSet<>(seen);
                difference.addAll(heard);
                Set<String> both = new TreeSet<>(seen);
                both.retainAll(heard);
                difference.removeAll(both);
                if (!difference.isEmpty() && !anyKey(state)) {
                    wrong.put(state.name() + " " + display.format(), difference);
                }
            }
        }
        return wrong;
    }

    private static boolean anyKey(State state) {
        return spoken(state, Display.S, true).anyKey();
    }

    private static boolean continues(String id, Set<String> heard) {
        int dash = id.lastIndexOf('-');
        return !heard.contains(id) && heard.contains(id.substring(0, dash));
    }

    private static List<State> states(Comfort comfort) {
        return states(CONTENT.languages().getFirst(), comfort);
    }

    private static List<State> states(Language language, Comfort comfort) {
        return ScreenStates.of(CONTENT, WALKS, language, comfort).stream()
                .filter(s -> !(s.visit().panel() instanceof Panel.Staff))
                .toList();
    }

    private static SpokenScreen spoken(State state, Display display, boolean headset) {
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
                        headset),
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
    void onTheLoudspeakerNothingIsSaidThatFollowsFromTheAnswers() {
        Language language = CONTENT.languages().getFirst();
        int left = 0;
        for (State state : states(language, Comfort.STANDARD)) {
            Visit visit = state.visit();
            // All that can be answered is said before it is.
            if (visit.themeId().isEmpty() || visit.place() instanceof Place.Asking) {
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
