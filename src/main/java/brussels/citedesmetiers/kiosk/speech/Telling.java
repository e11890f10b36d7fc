package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.ArrayList;
import java.util.List;

/// One screen's speech while it is put together. What is about the visitor is left out where others
/// can hear it, and a way to hear it all the same stands in its place.
final class Telling {
    /// Id of the way to hear on the loudspeaker what is about the visitor.
    static final String ALOUD = "speak-aloud";

    /// Id of a screen's heading.
    static final String HEADING = "heading";

    private final Phrases phrases;
    private final boolean discreet;
    private final List<Part> intro = new ArrayList<>();
    private final List<Part> status = new ArrayList<>();
    private final List<Named> items = new ArrayList<>();
    private final List<Named> ways = new ArrayList<>();
    private boolean hidden;
    private boolean anyKey;

    private record Named(String node, Phrases phrases, String text, Event event) {}

    /// @param mayHear whether what is about the visitor may be said
    Telling(Phrases phrases, boolean mayHear) {
        this.phrases = phrases;
        this.discreet = !mayHear;
    }

    Phrases phrases() {
        return phrases;
    }

    boolean mayHear() {
        return !discreet;
    }

    Telling heading(String text) {
        return at(HEADING, phrases, text);
    }

    Telling say(String text) {
        return at("", phrases, text);
    }

    Telling at(String node, Phrases language, String text) {
        intro.add(part(node, language, text));
        return this;
    }

    /// Says what is about the visitor.
    Telling personal(Runnable saying) {
        if (discreet) {
            leaveOut();
        } else {
            saying.run();
        }
        return this;
    }

    /// Something about the visitor is not said; the screen tells so.
    void leaveOut() {
        hidden = true;
    }

    Telling status(String text) {
        status.add(part("", phrases, text));
        return this;
    }

    Telling item(String node, String text, Event event) {
        return item(node, phrases, text, event);
    }

    Telling item(String node, Phrases language, String text, Event event) {
        items.add(new Named(node, language, text, event));
        return this;
    }

    /// A choice that may be the one chosen, which is about the visitor.
    Telling choice(String node, String text, boolean chosen, Event event) {
        return item(node, chosen && mayHear() ? phrases.text("speech.chosen", text) : text, event);
    }

    /// The ways out, which stand on most screens.
    Telling ways() {
        way("back", "nav.back", new Event.BackTapped());
        way("language", "nav.language", new Event.LanguagesTapped());
        way("accessibility", "nav.accessibility", new Event.AccessibilityTapped());
        way("start-over", "nav.start-over", new Event.StartOverTapped());
        return this;
    }

    Telling way(String node, String key, Event event) {
        ways.add(new Named(node, phrases, phrases.text(key), event));
        return this;
    }

    /// Any key means "I am here".
    Telling anyKey() {
        anyKey = true;
        return this;
    }

    SpokenScreen done(String place) {
        if (hidden) {
            say(phrases.text("speech.private"));
            items.addFirst(
                    new Named(
                            ALOUD,
                            phrases,
                            phrases.text("speech.aloud"),
                            new Event.SpeechChanged(Comfort.Speech.ALOUD)));
        }
        if (!items.isEmpty()) {
            say(phrases.text("speech.choices", items.size()));
        }
        List<SpokenScreen.Item> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Named each = items.get(i);
            String text = each.phrases().text("speech.position", each.text(), i + 1, items.size());
            all.add(new SpokenScreen.Item(part(each.node(), each.phrases(), text), each.event()));
        }
        for (Named each : ways) {
            all.add(
                    new SpokenScreen.Item(
                            part(each.node(), each.phrases(), each.text()), each.event()));
        }
        return new SpokenScreen(place, phrases.language(), intro, status, all, anyKey);
    }

    private static Part part(String node, Phrases language, String text) {
        return new Part(node, language.language().code(), Phrases.sentence(text));
    }
}
