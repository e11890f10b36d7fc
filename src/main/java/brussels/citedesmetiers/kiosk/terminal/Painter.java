package brussels.citedesmetiers.kiosk.terminal;

/// Who paints the screens.
public enum Painter {
    /// The processor, which every terminal has.
    PROCESSOR("sw", "-Dprism.order=sw -Dprism.disableRegionCaching=true"),
    /// The graphics unit, by way of OpenGL.
    GRAPHICS_UNIT(
            "es2", "-Dprism.order=es2,sw -Dprism.forceGPU=true -Dprism.disableRegionCaching=false");

    private final String word;
    private final String options;

    Painter(String word, String options) {
        this.word = word;
        this.options = options;
    }

    /// Options for Java that make it paint, as in `bin/kiosk`.
    public String options() {
        return options;
    }

    /// JavaFX's word for it, as in `prism.order`.
    public String word() {
        return word;
    }
}
