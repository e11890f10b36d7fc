package brussels.citedesmetiers.kiosk.web;

/// What a connection has shown itself to be. Each kind has places of its own, so that those who may
/// be anybody never take the places of the others.
public enum Standing {
    /// Has shown nothing yet. Such a connection gives way to a newer one when places run out.
    STRANGER,
    /// A browser in which somebody is signed in.
    STAFF,
    /// A terminal that proved by its key or token who it is.
    TERMINAL,
    /// A board or another page that follows the queue without a sign-in.
    BOARD
}
