package brussels.citedesmetiers.kiosk.web;

/// What a connection has proved to be. Each kind has its own places, so that clients who may be
/// anybody never take the others' places.
public enum Standing {
    /// Nothing proved yet. Such a connection gives way to a newer one when places run out.
    STRANGER,
    /// A browser in which somebody is signed in.
    STAFF,
    /// A terminal that proved its identity by its key or token.
    TERMINAL,
    /// A board or another page that follows the queue without a sign-in.
    BOARD
}
