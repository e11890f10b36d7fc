package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.util.List;
import java.util.Optional;

/// What is said of one screen. Nothing is in it that may not be heard where the sound goes.
///
/// @param place which screen it is; the same while only what is on it changes
/// @param language of the visit
/// @param intro where the visitor is and what the screen says
/// @param status what changes while the visitor stays there, such as how many are chosen
/// @param items what can be done, in the order of the keys
/// @param anyKey whether any key means "I am here"
public record SpokenScreen(
        String place,
        Language language,
        List<Part> intro,
        List<Part> status,
        List<Item> items,
        boolean anyKey) {
    public SpokenScreen {
        intro = List.copyOf(intro);
        status = List.copyOf(status);
        items = List.copyOf(items);
    }

    /// Something that can be done.
    ///
    /// @param said its name, whether it is chosen, and its place among all
    public record Item(Part said, Event event) {
        /// Id of its control on the screen.
        public String node() {
            return said.node();
        }
    }

    /// The item of a control.
    public Optional<Item> item(String node) {
        return items.stream().filter(i -> i.node().equals(node)).findFirst();
    }

    /// The place of a control's item, or -1.
    int indexOf(String node) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).node().equals(node)) {
                return i;
            }
        }
        return -1;
    }
}
