package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.QrPicture;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Shapes;
import brussels.citedesmetiers.kiosk.screen.look.Sizes;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.visit.Place.Paper;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/// A picture of the printer's slot and of the paper that has come out so far. Nothing on it needs
/// to be read.
final class PaperSlot extends Pane {
    /// The share of the paper that is visible before the first line is printed.
    static final double EDGE = 0.07;

    /// Its id.
    static final String ID = "paper-slot";

    private static final double WIDTH = 380;
    private static final double PAPER_WIDTH = 308;
    private static final double MOUTH = 18;
    private static final double SHADE = 10;

    /// Widths of a paragraph's lines, as shares of the paper's width.
    private static final double[] PARAGRAPH = {0.82, 0.74, 0.8, 0.46};

    private final Scenery scenery;
    private final Look look;
    private final double unit;
    private final double share;
    private final double height;
    private final Region sheet;
    private double progress;

    /// @param share the scale of the picture, 1 for its full size
    /// @param height length of the whole paper below the slot's mouth, in pixels
    /// @param progress the share of the paper that has come out
    PaperSlot(
            Scenery scenery,
            double share,
            Paper paper,
            double height,
            double progress,
            boolean lit) {
        this.scenery = scenery;
        // The picture does not grow with the text.
        this.look = scenery.atFirstTextSize().look();
        this.unit = unit(look);
        this.share = share;
        this.height = height / share;
        this.sheet = sheet(paper, this.height);
        setId(ID);
        getChildren().add(bar("slot", 0, 0, WIDTH, 2 * MOUTH));
        if (lit) {
            getChildren().add(bar("slot-light", 22, 11, WIDTH - 44, 14));
        }
        getChildren().add(window());
        getTransforms().add(new Scale(share, share));
        show(progress);
    }

    /// Shows more or less of the paper.
    ///
    /// @param shown the share of it that has come out
    void show(double shown) {
        progress = shown;
        sheet.setTranslateY(0);
        sheet.relocate(0, (progress - 1) * height);
        double wide = width(look) * share;
        double tall = Math.ceil(mouth(look) * share + height * share * progress);
        Sizes.fix(this, wide, tall);
    }

    /// The share of the paper that has come out.
    double progress() {
        return progress;
    }

    /// The share of it that is seen while it is still moving.
    double seen() {
        return progress + sheet.getTranslateY() / height;
    }

    /// Draws this share of the paper back in, from where it comes out again.
    void hide(double of) {
        sheet.setTranslateY(-of * height);
    }

    /// How far it is drawn back in.
    DoubleProperty hidden() {
        return sheet.translateYProperty();
    }

    private static double unit(Look look) {
        return look.px(1, 1.8, 1.7);
    }

    /// Width of the slot at its full size.
    static double width(Look look) {
        return unit(look) * WIDTH;
    }

    /// The distance from its upper edge to the mouth, where the paper comes out.
    static double mouth(Look look) {
        return unit(look) * MOUTH;
    }

    /// A length on the picture, given in pixels of the small screen.
    static double px(Look look, double small) {
        return unit(look) * small;
    }

    private Rectangle bar(String styleClass, double x, double y, double width, double height) {
        Rectangle bar = new Rectangle(x * unit, y * unit, width * unit, height * unit);
        bar.setArcWidth(height * unit);
        bar.setArcHeight(height * unit);
        bar.getStyleClass().add(styleClass);
        bar.setManaged(false);
        return bar;
    }

    /// The part below the slot's mouth.
    private Pane window() {
        sheet.resize(PAPER_WIDTH * unit, height);
        sheet.setManaged(false);
        sheet.setId("paper");
        Rectangle shade = new Rectangle(PAPER_WIDTH * unit, SHADE * unit);
        shade.getStyleClass().add("paper-shade");
        Pane window = new Pane(sheet, shade);
        window.setClip(new Rectangle(PAPER_WIDTH * unit, height));
        window.setManaged(false);
        window.relocate((WIDTH - PAPER_WIDTH) / 2 * unit, MOUTH * unit);
        return window;
    }

    private Region sheet(Paper paper, double height) {
        VBox sheet = new VBox(20 * unit);
        sheet.getStyleClass().add("paper-sheet");
        sheet.setAlignment(Pos.TOP_CENTER);
        sheet.setPadding(new Insets(34 * unit, 0, 0, 0));
        double above = 34 + 64 + 20;
        sheet.getChildren().add(Shapes.mark(64 * unit));
        String code = scenery.visit().issued().map(Ticket::code).orElse("");
        if (paper == Paper.TICKET && !code.isEmpty()) {
            Words large = Words.line(code, look, Role.PAPER_CODE, "paper-ink").centred();
            sheet.getChildren().addAll(large, QrPicture.of(QrCode.of(code), 180 * unit));
            above += large.prefHeight(-1) / unit + 20 + 180 + 20;
        }
        sheet.getChildren().add(lines(paper, height / unit - above - 3 * SHADE));
        return sheet;
    }

    /// Printed lines down to the end of the paper. On a list, each paragraph has a bullet.
    private Pane lines(Paper paper, double room) {
        Pane lines = new Pane();
        double from = PAPER_WIDTH * 0.09;
        double pitch = 24;
        int line = 0;
        for (double y = 0; y + pitch < room; y += pitch) {
            int at = line++ % PARAGRAPH.length;
            boolean first = at == 0;
            double indent = paper == Paper.LIST ? 34 : 0;
            if (first && paper == Paper.LIST) {
                lines.getChildren().add(bar("paper-line-first", from, y, 14, 14));
            }
            double width = PAPER_WIDTH * PARAGRAPH[at] - indent;
            Node printed =
                    bar(
                            first ? "paper-line-first" : "paper-line",
                            from + indent,
                            y,
                            width,
                            first ? 14 : 9);
            lines.getChildren().add(printed);
            y += at == PARAGRAPH.length - 1 ? 16 : 0;
        }
        lines.setMinSize(PAPER_WIDTH * unit, Math.max(0, room) * unit);
        return lines;
    }
}
