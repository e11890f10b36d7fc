package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.visit.Event;

/// Something to do at the foot of a screen.
///
/// @param icon name of its drawing, or empty if it has none
record Action(String id, String icon, String label, Event event, Weight weight) {

    /// How it is drawn.
    enum Weight {
        PLAIN,
        PRIMARY,

        /// As a single one that leads on, but at the other edge: the second tap of a double tap on
        /// what led here does nothing.
        APART,

        /// Not possible yet: drawn faint, and a tap does nothing.
        WAITING
    }

    static Action plain(String id, String icon, String label, Event event) {
        return new Action(id, icon, label, event, Weight.PLAIN);
    }

    static Action primary(String id, String icon, String label, Event event) {
        return new Action(id, icon, label, event, Weight.PRIMARY);
    }
}
