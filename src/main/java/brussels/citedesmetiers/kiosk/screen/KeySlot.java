package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Hit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// The parts of a screen in the order in which keys come to them, wherever they stand on it.
enum KeySlot {
    TITLE,
    LIST,
    PAGES,
    ACTIONS,
    WAYS;

    private static final String DECLARED = "key-slot";

    /// Declares that keys come to this, and to all that is in it, in this slot's turn. What
    /// declares nothing belongs to the list.
    <T extends Node> T on(T node) {
        node.getProperties().put(DECLARED, this);
        return node;
    }

    /// What keys stop at: the title, which is read and not pressed, then each control that is seen.
    static List<Node> order(Parent root) {
        Map<KeySlot, List<Node>> slots = new EnumMap<>(KeySlot.class);
        collect(root, LIST, slots);
        return slots.values().stream().flatMap(List::stream).toList();
    }

    private static void collect(Node node, KeySlot around, Map<KeySlot, List<Node>> into) {
        if (!node.isVisible()) {
            return;
        }
        KeySlot declared = declared(node);
        KeySlot slot = declared != null ? declared : around;
        if (node instanceof Hit || declared == TITLE) {
            into.computeIfAbsent(slot, _ -> new ArrayList<>()).add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, slot, into));
        }
    }

    private static @Nullable KeySlot declared(Node node) {
        return node.hasProperties() ? (KeySlot) node.getProperties().get(DECLARED) : null;
    }
}
