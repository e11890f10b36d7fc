package brussels.citedesmetiers.kiosk.screen;

import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// One text that wraps at its width, with the identity's own line heights. It is never shortened
/// and never shrunk.
final class Words extends Region {
    private final Text text = new Text();

    // Changing the text that is shown would ask for a layout anew, again and again.
    private final Text measure = new Text();
    private final Role role;
    private final double lineHeight;
    private final double naturalLine;
    private final boolean wraps;
    private final boolean rightToLeft;
    private String whole;
    private double leastWidth = -1;
    private double lineWidth = -1;

    Words(String string, Look look, Role role, String... classes) {
        this(string, look, role, true, classes);
    }

    private Words(String string, Look look, Role role, boolean wraps, String... classes) {
        this.role = role;
        this.wraps = wraps;
        this.rightToLeft = look.rightToLeft();
        this.whole = string;
        double size = look.fontSize(role);
        double arabic = look.rightToLeft() ? 0.2 : 0;
        this.lineHeight = (role.lineHeight + arabic) * size;
        text.setFont(look.font(role));
        text.setTextOrigin(VPos.TOP);
        text.setText("X");
        // What JavaFX takes for a line by itself: ascent plus descent of the font.
        this.naturalLine = text.getLayoutBounds().getHeight();
        text.setLineSpacing(lineHeight - naturalLine);
        text.setText(string);
        measure.setFont(text.getFont());
        measure.setLineSpacing(text.getLineSpacing());
        text.getStyleClass().add("words");
        text.getStyleClass().addAll(classes);
        getChildren().add(text);
        getStyleClass().add("text-box");
    }

    /// A text that stays on one line and asks for the width it needs.
    static Words line(String string, Look look, Role role, String... classes) {
        return new Words(string, look, role, false, classes);
    }

    Words centred() {
        text.setTextAlignment(TextAlignment.CENTER);
        return this;
    }

    Words atEnd() {
        text.setTextAlignment(TextAlignment.RIGHT);
        return this;
    }

    /// Number of lines at this width.
    int lines(double width) {
        put(measure, width);
        if (broken()) {
            return (int) measure.getText().lines().count();
        }
        double spacing = measure.getLineSpacing();
        double height = measure.getLayoutBounds().getHeight();
        return Math.max(1, (int) Math.round((height + spacing) / (naturalLine + spacing)));
    }

    // What JavaFX cannot break rightly by itself.
    private boolean broken() {
        return wraps && (rightToLeft || whole.indexOf('-') > 0);
    }

    private void put(Text node, double width) {
        if (broken()) {
            node.setText(Lines.broken(whole, text.getFont(), width));
        } else {
            node.setText(whole);
            node.setWrappingWidth(wraps ? Math.max(1, Math.floor(width)) : 0);
        }
    }

    /// Width of the text on one line.
    double lineWidth() {
        if (lineWidth < 0) {
            lineWidth = measured(whole);
        }
        return lineWidth;
    }

    /// Width of the widest single word: below it the text cannot be drawn.
    double widestWord() {
        double widest = 0;
        for (String word : whole.split("[ \n]+|(?<=-)", -1)) {
            widest = Math.max(widest, measured(word));
        }
        return widest;
    }

    private double measured(String string) {
        Text one = new Text(string);
        one.setFont(text.getFont());
        return Math.ceil(one.getLayoutBounds().getWidth()) + 1;
    }

    /// Says something else.
    void say(String string) {
        whole = string;
        leastWidth = -1;
        lineWidth = -1;
        text.setText(string);
        requestLayout();
    }

    /// The text as given, without the line ends of its layout.
    String whole() {
        return whole;
    }

    Text text() {
        return text;
    }

    /// What the text is for.
    Role role() {
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
        int lines = lines(width);
        put(text, width);
        double above = getHeight() - lines * lineHeight;
        text.relocate(0, Math.max(0, above / 2) + (lineHeight - naturalLine) / 2);
        if (wraps && !broken()) {
            return;
        }
        double free = width - text.getLayoutBounds().getWidth();
        switch (text.getTextAlignment()) {
            case CENTER -> text.setLayoutX(free / 2);
            case RIGHT -> text.setLayoutX(free);
            case LEFT, JUSTIFY -> text.setLayoutX(0);
        }
    }
}
