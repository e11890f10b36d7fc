package brussels.citedesmetiers.kiosk.screen.look;

import brussels.citedesmetiers.kiosk.content.Language;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// A text that breaks into even lines, with the identity's line heights. It is never cut and never
/// made smaller.
public final class Words extends Region {
    private final Text text = new Text();

    private final Language language;
    private final Role role;
    private final double lineHeight;
    private final double naturalLine;
    private final boolean wraps;
    private String whole;
    private @Nullable Lines lines;
    private double leastWidth = -1;
    private double lineWidth = -1;

    public Words(String string, Look look, Role role, String... classes) {
        this(string, look, role, true, classes);
    }

    private Words(String string, Look look, Role role, boolean wraps, String... classes) {
        this.language = look.language();
        this.role = role;
        this.wraps = wraps;
        this.whole = string;
        double size = look.fontSize(role);
        double arabic = look.rightToLeft() ? 0.2 : 0;
        this.lineHeight = (look.lineHeight(role) + arabic) * size;
        text.setFont(look.font(role));
        text.setTextOrigin(VPos.TOP);
        text.setText("X");
        // JavaFX's own line height: the font's ascent plus descent.
        this.naturalLine = text.getLayoutBounds().getHeight();
        text.setLineSpacing(lineHeight - naturalLine);
        text.setText(RightToLeft.drawn(language, string));
        text.setAccessibleText(string);
        text.getStyleClass().add("words");
        text.getStyleClass().addAll(classes);
        getChildren().add(text);
        getStyleClass().add("text-box");
    }

    /// A text that stays on one line.
    public static Words line(String string, Look look, Role role, String... classes) {
        return new Words(string, look, role, false, classes);
    }

    /// Takes the width that is left in a row.
    public Words filling() {
        HBox.setHgrow(this, Priority.ALWAYS);
        setMaxWidth(Double.MAX_VALUE);
        return this;
    }

    public Words centred() {
        text.setTextAlignment(TextAlignment.CENTER);
        return this;
    }

    public Words atEnd() {
        text.setTextAlignment(TextAlignment.RIGHT);
        return this;
    }

    /// Number of lines at this width.
    public int lines(double width) {
        return wraps ? broken().count(width) : Math.max(1, (int) whole.lines().count());
    }

    private Lines broken() {
        if (lines == null) {
            lines = new Lines(whole, text.getFont(), language);
        }
        return lines;
    }

    /// Width of the text on one line.
    public double lineWidth() {
        if (lineWidth < 0) {
            lineWidth = measured(RightToLeft.drawn(language, whole));
        }
        return lineWidth;
    }

    /// Width of the widest line when it wraps at `width`.
    public double widestLine(double width) {
        String drawn = RightToLeft.drawn(language, broken().even(width));
        return drawn.lines().mapToDouble(this::measured).max().orElse(0);
    }

    /// Width of the widest word. The text cannot be drawn in less.
    public double widestWord() {
        return Math.ceil(broken().widest()) + 1;
    }

    private double measured(String string) {
        Text one = new Text(string);
        one.setFont(text.getFont());
        return Math.ceil(one.getLayoutBounds().getWidth()) + 1;
    }

    /// Changes the text.
    public void say(String string) {
        whole = string;
        lines = null;
        leastWidth = -1;
        lineWidth = -1;
        text.setText(RightToLeft.drawn(language, string));
        text.setAccessibleText(string);
        requestLayout();
    }

    /// The text as given, without line breaks.
    public String whole() {
        return whole;
    }

    public Text text() {
        return text;
    }

    /// What the text is for.
    public Role role() {
        return role;
    }

    @Override
    public @Nullable Orientation getContentBias() {
        return wraps ? Orientation.HORIZONTAL : null;
    }

    @Override
    protected double computeMinWidth(double height) {
        if (leastWidth < 0) {
            leastWidth = wraps ? widestWord() : lineWidth();
        }
        return leastWidth;
    }

    @Override
    protected double computePrefWidth(double height) {
        return lineWidth();
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(lines(width < 0 ? lineWidth() : width) * lineHeight);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        int count = lines(width);
        // Setting the same text again would request another layout, without end.
        String shown = RightToLeft.drawn(language, wraps ? broken().even(width) : whole);
        if (!shown.equals(text.getText())) {
            text.setText(shown);
        }
        double above = getHeight() - count * lineHeight;
        double top = Math.max(0, above / 2) + (lineHeight - naturalLine) / 2;
        double free = width - text.getLayoutBounds().getWidth();
        // Moved only once in a layout: moving it twice would request another one, without end.
        text.setLayoutX(
                switch (text.getTextAlignment()) {
                    case CENTER -> free / 2;
                    case RIGHT -> free;
                    case LEFT, JUSTIFY -> 0;
                });
        text.setLayoutY(top - text.getLayoutBounds().getMinY());
    }
}
