package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.speech.Part;
import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Presses four keys and hears what is said; sees nothing and touches nothing. Speaks the language
/// of the visit, so that sentences mean something.
final class BlindVisitor {
    private static final Duration BETWEEN_KEYS = Duration.ofMillis(400);
    private static final int MOST_ITEMS = 40;

    private final Bench bench;
    private final HeardVoice voice;
    private Language language;
    private List<Part> last = List.of();
    private int presses;

    BlindVisitor(Bench bench, HeardVoice voice, Language language) {
        this.bench = bench;
        this.voice = voice;
        this.language = language;
    }

    void speaks(Language other) {
        language = other;
    }

    int presses() {
        return presses;
    }

    /// Presses a key and hears what follows.
    List<Part> press(VisitorKey key) throws Exception {
        presses++;
        Frames.call(
                () -> {
                    bench.driver().clock().advance(BETWEEN_KEYS);
                    KeyCode code = KeyCode.valueOf(name(key));
                    fire(KeyEvent.KEY_PRESSED, code);
                    fire(KeyEvent.KEY_RELEASED, code);
                    return true;
                });
        last = voice.news();
        return last;
    }

    private String name(VisitorKey key) {
        TerminalSettings.Keys keys = bench.terminal().settings().terminal().keys();
        return switch (key) {
            case NEXT -> keys.next().getFirst();
            case PREVIOUS -> keys.previous().getFirst();
            case CHOOSE -> keys.choose().getFirst();
            case REPEAT -> keys.repeat().getFirst();
        };
    }

    private void fire(EventType<KeyEvent> type, KeyCode code) {
        Scene scene = bench.visits().scene();
        scene.getRoot()
                .fireEvent(
                        new KeyEvent(
                                type,
                                KeyEvent.CHAR_UNDEFINED,
                                code.getName(),
                                code,
                                false,
                                false,
                                false,
                                false));
    }

    /// What was heard last, as one text.
    String heard() {
        return String.join(" ", last.stream().map(Part::text).toList());
    }

    /// Whether this text of the language was among what was heard last.
    boolean hears(String key) {
        return heard().contains(said(key));
    }

    String said(String key) {
        return language.text(key).replace('\u00a0', ' ');
    }

    /// Waits for something to be said that nobody pressed a key for.
    void listenFor(String key) throws Exception {
        List<Part> all = new ArrayList<>();
        bench.await(
                "\"" + said(key) + "\" to be said",
                _ -> {
                    all.addAll(voice.news());
                    return all.stream().anyMatch(p -> p.text().contains(said(key)));
                });
        last = all;
    }

    /// Time goes by without a key.
    void wait(Duration time) throws Exception {
        bench.driver().idle(time);
        last = voice.news();
    }

    /// How many choices there are, as was said.
    int choices() {
        Matcher m = pattern("speech.choices", "(?<n>[0-9]+)").matcher(heard());
        if (!m.find()) {
            throw new AssertionError("nothing said how many choices there are: " + heard());
        }
        return Integer.parseInt(m.group("n"));
    }

    /// How many are chosen, as was said.
    int chosen() {
        Matcher m = pattern("question.chosen", "(?<n>[0-9]+)").matcher(heard());
        if (!m.find()) {
            throw new AssertionError("nothing said how many are chosen: " + heard());
        }
        return Integer.parseInt(m.group("n"));
    }

    private Pattern pattern(String key, String value) {
        return Pattern.compile(
                Pattern.quote(said(key))
                        .replace("{0}", "\\E" + value + "\\Q")
                        .replace("{1}", "\\E[0-9]+\\Q"));
    }

    /// Goes to the choice of this number, from 1, and says what it is called.
    String goTo(int number) throws Exception {
        for (int i = 0; i < number; i++) {
            press(VisitorKey.NEXT);
        }
        String own =
                said("speech.position").replace("{0}", "").replace("{1}", String.valueOf(number));
        String before = own.substring(0, own.indexOf("{2}"));
        int end = last.getFirst().text().lastIndexOf(before);
        if (end < 0) {
            throw new AssertionError("not choice " + number + ": " + heard());
        }
        return last.getFirst().text().substring(0, end);
    }

    /// Goes on until something is heard that begins so, and takes it.
    void take(String beginning) throws Exception {
        VisitorKey way = VisitorKey.NEXT;
        List<String> met = new ArrayList<>();
        for (int i = 0; i < MOST_ITEMS; i++) {
            press(way);
            met.add(heard());
            if (heard().startsWith(beginning)) {
                press(VisitorKey.CHOOSE);
                return;
            }
        }
        throw new AssertionError("never heard \"" + beginning + "\" but " + met);
    }

    /// The ways out are heard last, so they are met first when going back.
    void takeFromEnd(String key) throws Exception {
        for (int i = 0; i < MOST_ITEMS; i++) {
            press(VisitorKey.PREVIOUS);
            if (heard().startsWith(said(key))) {
                press(VisitorKey.CHOOSE);
                return;
            }
        }
        throw new AssertionError("never heard " + said(key));
    }
}
