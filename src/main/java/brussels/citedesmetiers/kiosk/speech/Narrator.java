package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.speech.SpokenScreen.Item;
import brussels.citedesmetiers.kiosk.speech.Utterance.Output;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Leads a visitor through the screens by ear: says each when it comes, goes through its items with
/// the keys, reads everything for who asked by "listen". Nothing sounds that nobody asked for,
/// except at most three seconds when somebody comes near. One thread.
public final class Narrator {
    /// EN 301 549, 5.1.3.10: what nobody asked for is over by then.
    private static final Duration UNINVITED = Duration.ofSeconds(3);

    private final Voice voice;
    private final Surface surface;
    private @Nullable SpokenScreen screen;
    private Comfort.Speech speech = Comfort.Speech.SILENT;
    private boolean headset;
    private Volume volume = Volume.AT_FIRST;
    private String at = "";
    private boolean hearsFirst;

    /// Whether what is shown now follows from the key that chooses.
    private boolean chose;

    /// Counts what is said; 0 stands for nothing, and for what was uninvited.
    private long said;

    private long present;

    /// What a narrator moves on: the terminal.
    public interface Surface {
        /// Something the visitor did.
        void send(Event event);

        /// Shows where the keys or the reading are.
        ///
        /// @param node id of a control, or empty for nowhere
        void point(String node);

        /// Calls this back on the narrator's thread.
        void later(Runnable task);
    }

    public Narrator(Voice voice, Surface surface) {
        this.voice = voice;
        this.surface = surface;
    }

    /// Whether the screens are read aloud now.
    public boolean speaks() {
        return speech != Comfort.Speech.SILENT;
    }

    /// Whether a touch is heard before it counts.
    public boolean hearsFirst() {
        return hearsFirst;
    }

    /// Whether only the visitor hears it.
    public boolean headset() {
        return headset;
    }

    /// A state is on the screen.
    public void shown(SpokenScreen next, Comfort.Speech speechNow) {
        SpokenScreen before = screen;
        Comfort.Speech was = speech;
        screen = next;
        speech = speechNow;
        if (speech == Comfort.Speech.SILENT) {
            boolean elsewhere = before == null || !before.place().equals(next.place());
            if (was != Comfort.Speech.SILENT || (present != 0 && elsewhere)) {
                silent();
            }
            return;
        }
        boolean began = was == Comfort.Speech.SILENT;
        if (before != null
                && !began
                && was == speech
                && before.place().equals(next.place())
                && before.language().equals(next.language())) {
            changed(before, next);
            return;
        }
        at = "";
        List<Part> parts = new ArrayList<>();
        if (began) {
            parts.add(hint(headset ? "speech.on.headset" : "speech.on"));
        }
        parts.addAll(whole(next, began));
        surface.point(Telling.HEADING);
        say(parts);
    }

    /// The visit is over: the next one begins as if nobody had been here.
    private void silent() {
        voice.stop();
        present = 0;
        at = "";
        hearsFirst = false;
        volume = Volume.AT_FIRST;
        surface.point("");
    }

    /// Says what is different on a screen whose place is the same.
    private void changed(SpokenScreen before, SpokenScreen next) {
        List<Part> parts = new ArrayList<>();
        Optional<Item> now = next.item(at);
        if (now.isPresent() && !now.equals(before.item(at))) {
            parts.add(now.get().said());
        }
        next.status().stream().filter(p -> !before.status().contains(p)).forEach(parts::add);
        if (chose && parts.isEmpty()) {
            // Nobody should wonder whether the key was taken.
            parts.addAll(next.status());
            now.map(Item::said).filter(_ -> parts.isEmpty()).ifPresent(parts::add);
        }
        if (!parts.isEmpty()) {
            say(parts);
        }
        surface.point(now.isPresent() ? at : Telling.HEADING);
    }

    private List<Part> whole(SpokenScreen of, boolean first) {
        List<Part> parts = new ArrayList<>(of.intro());
        parts.addAll(of.status());
        if (first && !of.anyKey() && !hearsFirst) {
            parts.add(hint("speech.help"));
        }
        if (hearsFirst) {
            // What was said beside its control already needs no second word.
            List<Part> choices =
                    of.items().stream()
                            .filter(i -> !i.node().equals(Telling.ALOUD))
                            .map(Item::said)
                            .filter(p -> of.intro().stream().noneMatch(q -> isAbout(q, p)))
                            .toList();
            if (!choices.isEmpty()) {
                parts.add(hint("speech.tap"));
            }
            parts.addAll(choices);
        }
        return parts;
    }

    private static boolean isAbout(Part said, Part choice) {
        return said.node().equals(choice.node());
    }

    private Part hint(String key) {
        Language language = present().language();
        return new Part("", language.code(), new Phrases(language).text(key));
    }

    private SpokenScreen present() {
        SpokenScreen shown = screen;
        if (shown == null) {
            throw new IllegalStateException("nothing is shown yet");
        }
        return shown;
    }

    /// A key was pressed.
    public void pressed(VisitorKey key) {
        if (screen == null) {
            return;
        }
        if (speech == Comfort.Speech.SILENT) {
            surface.send(new Event.SpeechChanged(Comfort.Speech.DISCREET));
            return;
        }
        hearsFirst = false;
        if (present().anyKey()) {
            surface.send(new Event.Touched());
            return;
        }
        switch (key) {
            case NEXT -> move(1);
            case PREVIOUS -> move(-1);
            case CHOOSE -> choose();
            case REPEAT -> repeat();
        }
    }

    private void move(int by) {
        List<Item> items = present().items();
        if (items.isEmpty()) {
            repeat();
            return;
        }
        int from = present().indexOf(at);
        int to = from < 0 && by < 0 ? items.size() - 1 : Math.floorMod(from + by, items.size());
        say(List.of(items.get(to).said()));
        to(items.get(to));
        surface.send(new Event.Touched());
    }

    private void to(Item item) {
        at = item.node();
        surface.point(at);
    }

    private void choose() {
        Optional<Item> chosen = present().item(at);
        if (chosen.isEmpty()) {
            say(List.of(hint("speech.none")));
            surface.send(new Event.Touched());
            return;
        }
        chose = true;
        surface.send(chosen.get().event());
        chose = false;
    }

    private void repeat() {
        List<Part> parts = whole(present(), true);
        present().item(at).map(Item::said).ifPresent(parts::add);
        say(parts);
        surface.send(new Event.Touched());
    }

    /// The key for "again" was held down.
    public void louder() {
        if (screen == null) {
            return;
        }
        if (speech == Comfort.Speech.SILENT) {
            surface.send(new Event.SpeechChanged(Comfort.Speech.DISCREET));
            return;
        }
        volume = volume.next();
        Language language = present().language();
        String said = new Phrases(language).text("speech.volume", volume.step(), Volume.STEPS);
        say(List.of(new Part("", language.code(), Phrases.sentence(said))));
        surface.send(new Event.Touched());
    }

    /// Whether something is being read.
    public boolean reads() {
        return present != 0;
    }

    /// "Listen" was tapped: everything is read; tapped while it is read, the reading ends.
    ///
    /// @param wasReading whether something was being read when the finger came
    public void listen(boolean wasReading) {
        if (screen == null) {
            return;
        }
        if (hearsFirst && wasReading) {
            surface.send(new Event.SpeechChanged(Comfort.Speech.SILENT));
            return;
        }
        hearsFirst = true;
        if (speech == Comfort.Speech.SILENT) {
            surface.send(new Event.SpeechChanged(Comfort.Speech.DISCREET));
        } else {
            say(whole(present(), true));
        }
    }

    /// The small speaker beside a choice was tapped: that choice alone is read, also to somebody
    /// for whom nothing else is.
    public void hear(String node) {
        Optional<Item> item = Optional.ofNullable(screen).flatMap(shown -> shown.item(node));
        if (item.isEmpty()) {
            return;
        }
        if (speaks()) {
            to(item.get());
        } else {
            surface.point(node);
        }
        say(List.of(item.get().said()));
    }

    /// A control was touched by somebody who listens.
    ///
    /// @return whether it was only heard; a second touch counts
    public boolean touched(String node) {
        Optional<Item> item = hearsFirst ? present().item(node) : Optional.empty();
        if (item.isEmpty() || node.equals(at)) {
            return false;
        }
        to(item.get());
        say(List.of(item.get().said()));
        surface.send(new Event.Touched());
        return true;
    }

    /// A headset was plugged in or pulled out.
    ///
    /// @return whether that is new
    public boolean headset(boolean plugged) {
        if (headset == plugged) {
            return false;
        }
        headset = plugged;
        voice.stop();
        present = 0;
        if (plugged && speech == Comfort.Speech.SILENT && screen != null) {
            surface.send(new Event.SpeechChanged(Comfort.Speech.DISCREET));
        }
        return true;
    }

    /// Somebody came near: says in a few words how speech is started.
    public void near() {
        if (screen == null || speech != Comfort.Speech.SILENT) {
            return;
        }
        Part part = hint("speech.near");
        Utterance few = new Utterance(List.of(part), output(), Volume.AT_FIRST, UNINVITED);
        voice.say(few, listener(0));
    }

    private Output output() {
        return headset ? Output.HEADSET : Output.LOUDSPEAKER;
    }

    private void say(List<Part> parts) {
        Utterance all = new Utterance(parts, output(), volume, Utterance.LONGEST);
        said++;
        present = said;
        voice.say(all, listener(said));
    }

    private Voice.Listener listener(long number) {
        return new Voice.Listener() {
            @Override
            public void began(Utterance utterance, int part) {
                surface.later(() -> reading(number, utterance, part));
            }

            @Override
            public void ended(Utterance utterance) {
                surface.later(() -> read(number));
            }
        };
    }

    /// Shows where it is read; what the keys are at stays where it is. Who listens is there: the
    /// time of the visit begins anew with each part.
    private void reading(long number, Utterance utterance, int part) {
        if (number != present || number == 0 || utterance.parts().size() == 1) {
            return;
        }
        surface.send(new Event.ReadAloud());
        String node = utterance.parts().get(part).node();
        if (!node.isEmpty()) {
            surface.point(node);
        }
    }

    private void read(long number) {
        if (number == present && number != 0) {
            present = 0;
            String here = at.isEmpty() ? Telling.HEADING : at;
            surface.point(speaks() ? here : "");
        }
    }
}
