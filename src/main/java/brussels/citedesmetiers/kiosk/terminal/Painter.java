package brussels.citedesmetiers.kiosk.terminal;

/// Who paints the screens.
public enum Painter {
    /// The processor, which every terminal has.
    PROCESSOR("sw"),
    /// The graphics unit, by way of OpenGL.
    GRAPHICS_UNIT("es2");

    private final String word;

    Painter(String word) {
        this.word = word;
    }

    /// JavaFX's word for it, as in `prism.order`.
    public String word() {
        return word;
    }
}
