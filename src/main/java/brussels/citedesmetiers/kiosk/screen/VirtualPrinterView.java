package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.QrPicture;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The printer of the demonstration: the last paper it printed, and buttons that switch its faults
/// on and off. JavaFX thread only.
public final class VirtualPrinterView {
    private static final double SMALL_PRINT = 13;

    private final Look look;
    private final StackPane paper = new StackPane();
    private final VBox switches;
    private final VBox box;

    /// A fault that can be switched on and off.
    ///
    /// @param id node id
    /// @param make label of the button that switches it on
    /// @param unmake label of the button that switches it off
    public record Fault(String id, String make, String unmake, Runnable on, Runnable off) {}

    public VirtualPrinterView(Language language, String title, List<Fault> faults) {
        look = DemoView.look(language);
        switches = new VBox(look.gap());
        for (Fault fault : faults) {
            switches.getChildren().add(button(fault, false));
        }
        VBox.setVgrow(paper, Priority.ALWAYS);
        paper.setMinHeight(0);
        paper.getStyleClass().add("sand");
        paper.setAlignment(Pos.TOP_CENTER);
        box = new VBox(12, new Words(title, look, Role.STAFF_BOLD), paper, switches);
        box.setPadding(new Insets(16));
        DemoView.dress(box, look);
    }

    private Hit button(Fault fault, boolean lasting) {
        Hit hit =
                new Hit(
                                fault.id(),
                                look,
                                false,
                                () -> toggle(fault, lasting),
                                new Words(
                                        lasting ? fault.unmake() : fault.make(),
                                        look,
                                        Role.STAFF_BOLD))
                        .centred()
                        .chosen(lasting);
        hit.setMaxWidth(Double.MAX_VALUE);
        return hit;
    }

    private void toggle(Fault fault, boolean lasting) {
        (lasting ? fault.off() : fault.on()).run();
        DemoView.replace(switches, button(fault, !lasting));
    }

    /// What to put beside the terminal.
    public Region region() {
        return box;
    }

    /// Shows lines of small print in place of the paper until the next paper comes.
    public void show(List<String> lines) {
        VBox list = new VBox(4);
        list.setPadding(new Insets(12));
        for (String line : lines) {
            Text text = new Text(line);
            text.setFont(Font.font(look.font(Role.STAFF).getFamily(), SMALL_PRINT));
            text.getStyleClass().add("words");
            text.wrappingWidthProperty().bind(paper.widthProperty().subtract(24));
            list.getChildren().add(text);
        }
        list.setId("demo-lines");
        paper.getChildren().setAll(list);
    }

    /// Shows the paper that just came out.
    public void printed(Bitmap picture) {
        Region region = QrPicture.of(picture);
        ImageView view = (ImageView) region.getChildrenUnmodifiable().getFirst();
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.fitWidthProperty().bind(paper.widthProperty().subtract(20));
        view.fitHeightProperty().bind(paper.heightProperty());
        paper.getChildren().setAll(view);
    }
}
