package brussels.citedesmetiers.kiosk.screen.paper;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Drawings;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.screen.look.Lines;
import brussels.citedesmetiers.kiosk.screen.look.RightToLeft;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// Lays out a paper and draws it into a 1-bit picture of the printer's width. All text becomes
/// dots, so that every script looks the same on every printer. No greys, and no stroke thinner than
/// 3 dots. JavaFX thread only.
public final class TicketPicture {
    private static final String HOUSE = "Cité des métiers\nBeroepenpunt Brussel";
    private static final double WIDE = 576;
    private static final int QUIET = 4;

    private static final int MOST_A_MODULE = 7;

    /// Room for the longest words of the small print.
    private static final double LEAST_BESIDE = 210;

    private static final int BLACK_BELOW = 140;
    private static final int BAND_ROWS = 512;
    private static final Map<String, House> HOUSES = new HashMap<>();

    private static @Nullable Scene page;

    private final int width;
    private final Language language;
    private final double unit;
    private final double margin;
    private final List<Node> nodes = new ArrayList<>();
    private final List<CodeAt> codes = new ArrayList<>();
    private double y;

    private @Nullable Bitmap house;

    /// @param picture the top of a paper, in its full width
    /// @param below where the rest of the paper begins, in dots from the top
    private record House(Bitmap picture, double below) {}

    private record CodeAt(QrCode code, int module, int left, int top) {}

    /// @param width dots across; usually 384, 512 or 576
    /// @param language the visitor's language, which gives direction and font
    public TicketPicture(int width, Language language) {
        this(width, language, width < 500 ? 16 : 24);
    }

    private TicketPicture(int width, Language language, double top) {
        if (width < 256 || width > 2048) {
            throw new IllegalArgumentException("ticket of " + width + " dots");
        }
        this.width = width;
        this.language = language;
        this.unit = Math.clamp(width / WIDE, 0.82, 1);
        this.margin = width < 500 ? 16 : 24;
        this.y = top;
    }

    /// An empty part of this paper, to be added by [#add].
    public TicketPicture part() {
        return new TicketPicture(width, language, 0);
    }

    /// Adds a part below what is there.
    public TicketPicture add(TicketPicture part) {
        for (Node node : part.nodes) {
            node.setTranslateY(node.getTranslateY() + y);
        }
        nodes.addAll(part.nodes);
        for (CodeAt at : part.codes) {
            int top = at.top() + (int) Math.round(y);
            codes.add(new CodeAt(at.code(), at.module(), at.left(), top));
        }
        y += part.y;
        return this;
    }

    /// How much of a paper of this length is left.
    ///
    /// @param millimetres the whole paper, with its margins
    public double left(double millimetres) {
        return Math.floor(millimetres * dotsPerMm()) - 1 - y - margin;
    }

    /// Height of what is there, in dots.
    public double height() {
        return y;
    }

    /// Printers of 512 dots have 180 dots to an inch, the others 203.
    private double dotsPerMm() {
        return (width == 512 ? 180 : 203) / 25.4;
    }

    private double d(double wide) {
        return wide * unit;
    }

    private double inner() {
        return width - 2 * margin;
    }

    /// Adds the mark and the name of the house. They are the same on all papers, so they are drawn
    /// once and copied.
    public TicketPicture house() {
        String key = width + (language.rightToLeft() ? "rtl" : "ltr");
        House drawn = HOUSES.get(key);
        if (drawn == null) {
            TicketPicture alone = new TicketPicture(width, language);
            alone.drawHouse();
            drawn = new House(alone.draw(), alone.y);
            HOUSES.put(key, drawn);
        }
        house = drawn.picture();
        y = drawn.below();
        return this;
    }

    private void drawHouse() {
        double height = d(72);
        Group mark = new Group();
        double[][] doors = {{0.6, 9}, {5.25, 5}, {9.9, 1.5}, {14.55, 6.5}, {19.2, 10.5}};
        double k = height / 21.5;
        for (double[] door : doors) {
            double top = (door[1] - 1) * k;
            double w = 4.1 * k;
            Rectangle head = new Rectangle(door[0] * k, top, w, height - top);
            head.setArcWidth(w);
            head.setArcHeight(w);
            Rectangle foot = new Rectangle(door[0] * k, height - w, w, w);
            mark.getChildren().addAll(head, foot);
        }
        mark.relocate(margin, y);
        nodes.add(mark);
        double left = margin + d(104);
        double size = d(34);
        Text text = text(HOUSE, true, size, 0);
        double room = width - left - margin;
        if (text.getLayoutBounds().getWidth() > room) {
            text = text(HOUSE, true, size * room / text.getLayoutBounds().getWidth(), 0);
        }
        text.relocate(left, y - d(6));
        nodes.add(text);
        y += Math.max(height, text.getLayoutBounds().getHeight() - d(6)) + d(14);
    }

    /// Adds a line across the paper.
    public TicketPicture rule(double thickness) {
        Rectangle rule =
                new Rectangle(margin, Math.round(y), inner(), Math.max(3, Math.round(thickness)));
        nodes.add(rule);
        y += Math.max(3, thickness) + d(10);
        return this;
    }

    /// Adds a text over the whole width.
    public TicketPicture line(String string, double size, boolean bold) {
        return place(text(string, bold, d(size), inner()), margin, d(6));
    }

    /// Adds centred small print.
    public TicketPicture centred(String string, double size) {
        Text text = text(string, false, d(size), inner());
        text.setTextAlignment(TextAlignment.CENTER);
        return place(text, margin, d(4));
    }

    /// Adds the ticket's code, as large as fits, with capitals at most 104 dots high.
    public TicketPicture code(String code) {
        double capital = 0.714;
        double size = (width < 500 ? 96 : 104) / capital;
        Text text = text(code, true, size, 0);
        double wide = text.getLayoutBounds().getWidth();
        if (wide > inner()) {
            size = size * inner() / wide;
            text = text(code, true, size, 0);
        }
        text.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        // The Arabic font has more above its Latin capitals.
        double above =
                language.rightToLeft()
                        ? text.getBaselineOffset() - (capital + 0.055) * size
                        : size * 0.30;
        y += d(12);
        // Moved left by the space a glyph has before it, which at this size would look like an
        // indent.
        text.relocate(margin - (language.rightToLeft() ? 0 : 0.05) * size, y - above);
        nodes.add(text);
        y += size * capital + d(44);
        return this;
    }

    /// Adds the theme: its drawing, its name in the visitor's language, and its name in French for
    /// the advisers.
    public TicketPicture theme(String drawing, String name, String french) {
        double side = d(84);
        SVGPath icon = new SVGPath();
        icon.setContent(Drawings.named(drawing).outline());
        icon.setFill(null);
        icon.setStroke(Color.BLACK);
        icon.setStrokeWidth(2.25);
        icon.setStrokeLineCap(StrokeLineCap.ROUND);
        icon.setStrokeLineJoin(StrokeLineJoin.ROUND);
        icon.getTransforms().add(new Scale(side / 24, side / 24));
        icon.setTranslateX(margin);
        icon.setTranslateY(y);
        nodes.add(icon);
        double left = margin + d(104);
        Text big = text(name, true, d(42), width - left - margin);
        nodes.add(big);
        double height = big.getLayoutBounds().getHeight();
        if (french.equals(name)) {
            big.relocate(left, y + Math.max(0, (side - height) / 2));
        } else {
            Text small = text(french, false, d(30), width - left - margin);
            double below = height - d(8);
            height = below + small.getLayoutBounds().getHeight();
            double top = y + Math.max(-d(8), (side - height) / 2);
            big.relocate(left, top);
            small.relocate(left, top + below);
            nodes.add(small);
        }
        y += Math.max(side, height) + d(14);
        return this;
    }

    /// Adds two texts at the two ends of one line, or below one another if it is too short.
    public TicketPicture ends(String start, String end, double size) {
        Text left = text(start, true, d(size), 0);
        Text right = text(end, true, d(size), 0);
        double gap = d(size) / 2;
        double both = left.getLayoutBounds().getWidth() + right.getLayoutBounds().getWidth();
        left.relocate(margin, y);
        if (both + gap > inner()) {
            y += left.getLayoutBounds().getHeight();
        }
        right.relocate(width - margin - right.getLayoutBounds().getWidth(), y);
        nodes.add(left);
        nodes.add(right);
        // Lines of Arabic stand further apart by themselves.
        y += left.getLayoutBounds().getHeight() + (language.rightToLeft() ? -d(8) : d(10));
        return this;
    }

    /// Adds a centred QR code with 3 to 7 whole dots a module, as many as fit.
    public TicketPicture qr(QrCode code) {
        return qr(code, MOST_A_MODULE);
    }

    private TicketPicture qr(QrCode code, int most) {
        int module = Math.clamp(width / modules(code), 3, most);
        return square(code, module, (width - modules(code) * module) / 2);
    }

    private TicketPicture square(QrCode code, int module, int left) {
        int top = (int) Math.round(y);
        codes.add(new CodeAt(code, module, left, top));
        y = top + modules(code) * module + d(4);
        return this;
    }

    /// Adds a QR code and small print: beside one another if there is room, else one above the
    /// other.
    ///
    /// @param most the most dots a module may have
    public TicketPicture qr(QrCode code, int most, String print, double size) {
        int module = Math.clamp(width / modules(code), 3, most);
        int side = modules(code) * module;
        // The quiet zone is white already.
        int edge = (int) margin - QUIET * module;
        double left = edge + side;
        Text text = text(print, false, d(size), width - left - margin);
        double tall = text.getLayoutBounds().getHeight();
        if (language.rightToLeft() || width - left - margin < d(LEAST_BESIDE) || tall > side) {
            return qr(code, most).rule(3).centred(print, size);
        }
        text.relocate(left, y + (side - tall) / 2);
        nodes.add(text);
        return square(code, module, edge);
    }

    private static int modules(QrCode code) {
        return code.size() + 2 * QUIET;
    }

    /// Adds a label and what it says, on the same lines.
    public TicketPicture labelled(String label, String said, double size) {
        if (language.rightToLeft()) {
            return line(label, size, true).line(said, size, false);
        }
        Text bold = text(label + " ", true, d(size), 0);
        Text plain = text(said, false, d(size), 0);
        TextFlow flow = new TextFlow(bold, plain);
        flow.setLineSpacing(bold.getLineSpacing());
        flow.setMinWidth(inner());
        flow.setMaxWidth(inner());
        flow.setPrefWidth(inner());
        flow.relocate(margin, y);
        nodes.add(flow);
        y += flow.prefHeight(inner()) + d(6);
        return this;
    }

    /// Leaves some space free.
    public TicketPicture space(double dots) {
        y += d(dots);
        return this;
    }

    private TicketPicture place(Text text, double x, double below) {
        text.relocate(x, y);
        nodes.add(text);
        y += text.getLayoutBounds().getHeight() + below;
        return this;
    }

    private Text text(String string, boolean bold, double size, double wrapping) {
        Font font = Fonts.of(language, bold, size);
        boolean broken = language.rightToLeft() && wrapping > 0;
        String lines = broken ? Lines.filled(string, font, language, wrapping) : string;
        Text text = new Text(RightToLeft.drawn(language, lines));
        text.setFont(font);
        text.setTextOrigin(VPos.TOP);
        text.setWrappingWidth(broken ? 0 : wrapping);
        text.setLineSpacing(-0.12 * size);
        return text;
    }

    /// Moves what was placed from the left to the same place from the right.
    private void mirror(Node node) {
        Bounds at = node.getBoundsInParent();
        node.setTranslateX(node.getTranslateX() + width - at.getMinX() - at.getMaxX());
    }

    /// The finished picture.
    public Bitmap draw() {
        int height = (int) Math.ceil(y + margin);
        Group group = new Group(nodes);
        for (Node node : nodes) {
            if (node instanceof Shape shape && !(node instanceof SVGPath)) {
                shape.setFill(Color.BLACK);
            }
        }
        if (language.rightToLeft()) {
            nodes.forEach(n -> n.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT));
            nodes.forEach(this::mirror);
        }
        SnapshotParameters how = new SnapshotParameters();
        how.setFill(Color.WHITE);
        Scene scene = page();
        scene.setRoot(group);
        Bitmap bitmap = new Bitmap(width, height);
        // In bands: the whole paper's colours, needed three times over, are too large for the
        // heap's young generation, and every tenth ticket would then cause a full collection.
        WritableImage band = new WritableImage(width, BAND_ROWS);
        int[] pixels = new int[width * BAND_ROWS];
        for (int row = 0; row < height; row += BAND_ROWS) {
            how.setViewport(new Rectangle2D(0, row, width, BAND_ROWS));
            group.snapshot(how, band);
            // The image's native format, so that nothing is converted; nothing is transparent.
            band.getPixelReader()
                    .getPixels(
                            0,
                            0,
                            width,
                            BAND_ROWS,
                            PixelFormat.getIntArgbPreInstance(),
                            pixels,
                            0,
                            width);
            bitmap.darken(row, Math.min(BAND_ROWS, height - row), pixels, BLACK_BELOW);
        }
        // Leave nothing of the visit in the scene.
        scene.setRoot(new Group());
        if (house != null) {
            bitmap.stamp(house, 0);
        }
        for (CodeAt at : codes) {
            draw(bitmap, at);
        }
        return bitmap;
    }

    // One scene for all papers: a new one for each would take a tenth of the time.
    private static Scene page() {
        Scene scene = page;
        if (scene == null) {
            scene = new Scene(new Group(), Color.WHITE);
            page = scene;
        }
        return scene;
    }

    private void draw(Bitmap bitmap, CodeAt at) {
        int left = at.left();
        for (int row = 0; row < at.code().size(); row++) {
            for (int column = 0; column < at.code().size(); column++) {
                if (at.code().isDark(column, row)) {
                    bitmap.fillBlack(
                            left + (column + QUIET) * at.module(),
                            at.top() + (row + QUIET) * at.module(),
                            at.module(),
                            at.module());
                }
            }
        }
    }
}
