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
    /// Ascent plus descent of Noto Sans in em: what JavaFX takes for a line by itself.
    private static final double NATURAL_LINE = 1.362;

    private final Text text = new Text();
    private final double lineHeight;
    private final double size;
    private final boolean wraps;

    Words(String string, Look look, Role role, String... classes) {
        this(string, look, role, true, classes);
    }

    private Words(String string, Look look, Role role, boolean wraps, String... classes) {
        this.wraps = wraps;
        this.size = look.fontSize(role);
        double arabic = look.rightToLeft() ? 0.2 : 0;
        this.lineHeight = (role.lineHeight + arabic) * size;
        text.setFont(look.font(role));
        text.setTextOrigin(VPos.TOP);
        text.setLineSpacing(lineHeight - NATURAL_LINE * size);
        text.setText(string);
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
        text.setWrappingWidth(wraps ? Math.max(1, Math.floor(width)) : 0);
        double spacing = text.getLineSpacing();
        return Math.max(
                1,
                (int)
                        Math.round(
                                (text.getLayoutBounds().getHeight() + spacing)
                                        / (NATURAL_LINE * size + spacing)));
    }

    /// Width of the text on one line.
    double lineWidth() {
        double before = text.getWrappingWidth();
        text.setWrappingWidth(0);
        double width = Math.ceil(text.getLayoutBounds().getWidth());
        text.setWrappingWidth(before);
        return width + 1;
    }

    /// Width of the widest single word: below it the text cannot be drawn.
    double widestWord() {
        String whole = text.getText();
        double before = text.getWrappingWidth();
        text.setWrappingWidth(0);
        double widest = 0;
        for (String word : whole.split("[ \n]+", -1)) {
            text.setText(word);
            widest = Math.max(widest, Math.ceil(text.getLayoutBounds().getWidth()));
        }
        text.setText(whole);
        text.setWrappingWidth(before);
        return widest + 1;
    }

    Text text() {
        return text;
    }

    @Override
    public @Nullable Orientation getContentBias() {
        return wraps ? Orientation.HORIZONTAL : null;
    }

    // Measuring changes the text for a moment, which asks for a layout anew: once is enough.
    private double least = -1;
    private double whole = -1;

    @Override
    protected double computeMinWidth(double height) {
        if (least < 0) {
            least = wraps ? widestWord() : lineWidth();
        }
        return least;
    }

    @Override
    protected double computePrefWidth(double height) {
        if (whole < 0) {
            whole = lineWidth();
        }
        return whole;
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
        double free = getHeight() - lines * lineHeight;
        text.relocate(0, Math.max(0, free / 2) + (lineHeight - NATURAL_LINE * size) / 2);
        if (!wraps && text.getTextAlignment() == TextAlignment.CENTER) {
            text.setLayoutX((width - lineWidth()) / 2);
        }
    }
}
