package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.screen.paper.AgendaWords;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Everything a view needs to draw: the visit's state, what surrounds it, and where taps go.
record Scenery(
        Look look,
        Visit visit,
        VisitMachine machine,
        Content content,
        Surroundings around,
        Function<Look, Frame> frames,
        Motion motion,
        Consumer<Event> out) {

    /// The frame around this screen, ready for this visit.
    Frame frame() {
        return frames.apply(look).wear(this);
    }

    /// Whether the screen shows the colour of the visit's theme.
    boolean wearsTheme() {
        return visit.themeId().isPresent() && !look.theme().equals("none");
    }

    /// The same at the smallest text size: for pictures, and for pages that only staff read.
    Scenery atFirstTextSize() {
        Comfort comfort = look.comfort();
        Comfort first = comfort.withText(0);
        Look plain = new Look(look.display(), first, look.language(), look.theme(), look.day());
        return new Scenery(plain, visit, machine, content, around, frames, motion, out);
    }

    /// What to say about dates, if any are known.
    Optional<AgendaWords> agenda() {
        return around.dates().map(dates -> new AgendaWords(content, look.language(), dates));
    }

    /// A heading.
    Words title(String key) {
        return new Words(text(key), look, Role.QUESTION);
    }

    /// An action with the text of this key as its label.
    Action act(String id, String icon, String key, Event event) {
        return Action.plain(id, icon, text(key), event);
    }

    /// The same as the way on.
    Action on(String id, String icon, String key, Event event) {
        return Action.primary(id, icon, text(key), event);
    }

    /// The way back to a list.
    Action back(String key) {
        return act("back-to-list", "back", key, new Event.BackTapped());
    }

    void send(Event event) {
        out.accept(event);
    }

    /// Sends what follows from a choice that is drawn as chosen.
    void sendChosen(Event event) {
        motion.chosen(visit, () -> send(event));
    }

    String text(String key, Object... values) {
        return look.text(key, values);
    }

    String language() {
        return look.language().code();
    }

    Theme theme() {
        return content.theme(visit.themeId().orElseThrow()).orElseThrow();
    }

    Guide guide() {
        return machine.guide(visit);
    }
}
