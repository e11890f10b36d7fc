package brussels.citedesmetiers.kiosk.screen.look;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// Anything that can be pressed, drawn as a card with an edge. It acts when the finger is lifted
/// inside it, so that a finger put down by mistake can slide off (WCAG 2.2, 2.5.2), and on Enter or
/// Space when it has the focus.
public final class Hit extends Pane {
    private final Pane content;
    private final Runnable action;
    private final double leastHeight;
    private final double leastWidth;
    private boolean armed;

    /// @param id stable name of the node, for scripts and tests
    public Hit(String id, Look look, boolean column, Runnable action, Node... children) {
        this.action = action;
        setId(id);
        getStyleClass().add("hit");
        content = column ? new VBox(children) : new HBox(children);
        double gap = column ? look.px(0, 6, 6) : look.gap();
        if (content instanceof VBox box) {
            box.setAlignment(Pos.CENTER);
            box.setSpacing(gap);
        } else if (content instanceof HBox box) {
            box.setAlignment(Pos.CENTER_LEFT);
            box.setSpacing(gap);
        }
        content.setBackground(Background.EMPTY);
        content.setMouseTransparent(true);
        getChildren().add(content);
        leastHeight = look.control();
        leastWidth = look.px(62, 104, 104);
        setFocusTraversable(true);
        inset(look, look.px(4, 8, 8), look.px(18, 30, 36));
        listen();
    }

    public Hit inset(Look look, double vertical, double sides) {
        double line = look.line();
        content.setPadding(
                new Insets(vertical + line, sides + line, vertical + look.lip(), sides + line));
        return this;
    }

    public Hit centred() {
        if (content instanceof HBox box) {
            box.setAlignment(Pos.CENTER);
        }
        return this;
    }

    /// Aligns a column at the reading edge.
    public Hit startAligned() {
        if (content instanceof VBox box) {
            box.setAlignment(Pos.CENTER_LEFT);
        }
        return this;
    }

    /// Not possible yet: drawn faint, and a tap does nothing.
    public Hit waiting(boolean on) {
        return dressed("waiting", on);
    }

    public Hit primary() {
        return primary(true);
    }

    public Hit primary(boolean on) {
        return dressed("primary", on);
    }

    public Hit chosen(boolean on) {
        return dressed("on", on);
    }

    /// Drawn as leading to less than its neighbours do, though it can be pressed.
    public Hit shut(boolean on) {
        return dressed("shut", on);
    }

    private Hit dressed(String styleClass, boolean on) {
        if (!on) {
            getStyleClass().remove(styleClass);
        } else if (!getStyleClass().contains(styleClass)) {
            getStyleClass().add(styleClass);
        }
        return this;
    }

    /// Fixes width and height.
    public Hit sized(double width, double height) {
        Sizes.fix(this, width, height);
        return this;
    }

    /// Sets what a screen reader says for it.
    public Hit spoken(String text) {
        setAccessibleText(text);
        return this;
    }

    /// To be called when its meaning changes. A finger that is already down on it does nothing when
    /// lifted, and it loses the focus, so that an Enter meant for the old meaning does nothing.
    public void disarm() {
        armed = false;
        Scene scene = getScene();
        if (scene != null && equals(scene.getFocusOwner())) {
            scene.getRoot().requestFocus();
        }
    }

    public void fire() {
        action.run();
    }

    private void listen() {
        setOnMousePressed(
                e -> {
                    armed = true;
                    e.consume();
                });
        setOnMouseReleased(
                e -> {
                    boolean inside = armed && contains(e.getX(), e.getY());
                    armed = false;
                    e.consume();
                    if (inside) {
                        fire();
                    }
                });
        setOnKeyPressed(
                e -> {
                    if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                        e.consume();
                        fire();
                    }
                });
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(leastWidth, content.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(leastWidth, content.prefWidth(-1));
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(leastHeight, content.prefHeight(width));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
