package brussels.citedesmetiers.kiosk.screen.look;

import java.util.Locale;
import javafx.geometry.NodeOrientation;
import javafx.scene.Group;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/// The two pictures made of doors: the mark of the house and the street of the welcome screen. Both
/// are about fifteen shapes that never move.
public final class Shapes {
    private static final String[] LETTERS = {"C", "A", "T", "B", "E"};
    private static final double[][] MARK = {
        {0.6, 9}, {5.25, 5}, {9.9, 1.5}, {14.55, 6.5}, {19.2, 10.5}
    };
    private static final double MARK_WIDTH = 24;
    private static final double MARK_TOP = 1;
    private static final double MARK_HEIGHT = 21.5;
    private static final int OPEN_DOOR = 2;

    /// Left edge, width and height of each door, as shares of the street.
    private static final double[][] STREET = {
        {.05, .15, .62}, {.235, .17, .8}, {.44, .2, 1}, {.675, .15, .74}, {.855, .12, .54}
    };

    private static final double[][] SMALL_STREET = {
        {.05, .062, .6}, {.145, .072, .8}, {.255, .088, 1}, {.385, .066, .7}, {.49, .054, .5}
    };

    private Shapes() {}

    /// The mark of the house: five doors in a row.
    public static Region mark(double height) {
        double k = height / MARK_HEIGHT;
        Pane pane = new Pane();
        for (int i = 0; i < LETTERS.length; i++) {
            double x = MARK[i][0] * k;
            double top = (MARK[i][1] - MARK_TOP) * k;
            double r = 2.05 * k;
            pane.getChildren().add(door(LETTERS[i], x, top, 2 * r, height - top));
        }
        fix(pane, MARK_WIDTH * k, height);
        return pane;
    }

    private static SVGPath door(String letter, double x, double y, double w, double h) {
        double r = w / 2;
        SVGPath path = new SVGPath();
        path.setContent(
                String.format(
                        Locale.ROOT,
                        "M%f %fV%fa%f %f 0 0 1 %f 0V%fz",
                        x,
                        y + h,
                        y + r,
                        r,
                        r,
                        w,
                        y + h));
        path.getStyleClass().add("door-" + letter);
        return path;
    }

    /// The street of the welcome screen.
    ///
    /// @param floor height of the strip in front of the doors, lit by them; 0 for no strip
    public static Region street(double width, double height, double floor) {
        return street(width, height, floor, STREET);
    }

    /// The same street with small doors, in its left half.
    public static Region smallStreet(double width, double height) {
        return street(width, height, 0, SMALL_STREET);
    }

    private static Region street(double width, double height, double floor, double[][] doors) {
        Pane pane = new Pane();
        double base = height - floor;
        for (int i = 0; i < doors.length; i++) {
            double x = doors[i][0] * width;
            double w = doors[i][1] * width;
            double h = doors[i][2] * base;
            pane.getChildren().add(door(LETTERS[i], x, base - h, w, h));
            if (i == OPEN_DOOR) {
                pane.getChildren().addAll(opened(x, w, base, h, floor));
            } else {
                double side = i > OPEN_DOOR ? .2 : .8;
                pane.getChildren()
                        .add(shape(new Circle(x + w * side, base - h * .4, w * .055), "knob"));
            }
        }
        fix(pane, width, height);
        return pane;
    }

    private static Group opened(double x, double w, double base, double h, double floor) {
        double m = w * .11;
        double inner = w - 2 * m;
        double r = inner / 2;
        double left = x + m;
        double head = base - h + m + r;
        Group group = new Group();
        group.getChildren()
                .add(
                        path(
                                String.format(
                                        Locale.ROOT,
                                        "M%f %fV%fa%f %f 0 0 1 %f 0V%fz",
                                        left,
                                        base,
                                        head,
                                        r,
                                        r,
                                        inner,
                                        base),
                                "light"));
        if (floor > 0) {
            group.getChildren()
                    .add(
                            path(
                                    String.format(
                                            Locale.ROOT,
                                            "M%f %fh%fl%f %fh%fz",
                                            left,
                                            base,
                                            inner,
                                            w * .75,
                                            floor,
                                            -inner * 1.5),
                                    "light"));
        }
        group.getChildren()
                .add(
                        path(
                                String.format(
                                        Locale.ROOT,
                                        "M%f %fV%fA%f %f 0 0 1 %f %fV%fz",
                                        left,
                                        base,
                                        head,
                                        r,
                                        r,
                                        left + inner * .36,
                                        head - r * .96,
                                        base + floor * .3),
                                "leaf"));
        group.getChildren()
                .add(shape(new Circle(left + inner * .27, base - h * .36, w * .035), "light"));
        return group;
    }

    private static SVGPath path(String content, String styleClass) {
        SVGPath path = new SVGPath();
        path.setContent(content);
        path.getStyleClass().add(styleClass);
        return path;
    }

    private static Shape shape(Shape shape, String styleClass) {
        shape.getStyleClass().add(styleClass);
        return shape;
    }

    private static void fix(Region region, double width, double height) {
        Sizes.fix(region, width, height);
        region.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    }
}
