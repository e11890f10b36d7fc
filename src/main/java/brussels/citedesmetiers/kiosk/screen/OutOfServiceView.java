package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Shapes;
import brussels.citedesmetiers.kiosk.screen.look.Sizes;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shown when the terminal cannot serve anybody: one plain sentence for visitors in each of the
/// four languages; below it, for staff, the reason, what to do, and a code to read out on the
/// phone. It reads no file, because files are what is broken. JavaFX thread only.
public final class OutOfServiceView {
    /// What a visitor reads, or hears, in one language.
    ///
    /// @param language BCP 47 code
    public record Sentence(String language, String text) {}

    private static final List<Sentence> SENTENCES =
            List.of(
                    new Sentence("fr", "Cette borne se repose. L’accueil vous aide."),
                    new Sentence("nl", "Deze zuil rust uit. Het onthaal helpt u."),
                    new Sentence("en", "This terminal is resting. The front desk helps you."),
                    new Sentence("uk", "Термінал відпочиває. Вам допоможе рецепція."));

    private static final String LISTEN = "Écouter · Luisteren · Listen · Слухати";

    /// Why it cannot serve.
    public enum Reason {
        /// Settings or content have faults, and no earlier faultless content was kept.
        CONTENT(
                "C1",
                "Les réglages ou les contenus comportent des erreurs. Lancez « kiosk check ».",
                "De instellingen of de inhoud bevatten fouten. Voer “kiosk check” uit.",
                "Settings or content have faults. Run “kiosk check”.",
                "У налаштуваннях або вмісті є помилки. Запустіть «kiosk check»."),
        /// Another program uses the data folder.
        DATA_HELD(
                "D1",
                "Un autre programme utilise les données de cette borne. Arrêtez-le.",
                "Een ander programma gebruikt de gegevens van deze zuil. Stop het.",
                "Another program is using this terminal’s data. Stop it.",
                "Дані цього термінала використовує інша програма. Зупиніть її."),
        /// The data folder cannot be created, read or written.
        DATA_NOT_WRITABLE(
                "D2",
                "Rien ne peut être écrit sur le disque de cette borne. Appelez le service technique.",
                "Er kan niets op de schijf van deze zuil worden geschreven. Bel de technische dienst.",
                "Nothing can be written to this terminal’s disk. Call technical support.",
                "На диск цього термінала нічого не можна записати. Зателефонуйте до технічної служби."),
        /// The disk is full before the first number could be saved.
        DISK_FULL(
                "D3",
                "Le disque de cette borne est plein. Appelez le service technique.",
                "De schijf van deze zuil is vol. Bel de technische dienst.",
                "This terminal’s disk is full. Call technical support.",
                "Диск цього термінала заповнений. Зателефонуйте до технічної служби."),
        /// The data folder is in memory.
        DATA_NOT_KEPT(
                "D4",
                "Cette borne oublierait ses numéros au prochain démarrage. Appelez le service technique.",
                "Deze zuil zou bij de volgende start haar nummers vergeten. Bel de technische dienst.",
                "This terminal would forget its numbers at the next start. Call technical support.",
                "Після перезапуску термінал забув би свої номери. Зателефонуйте до технічної служби."),
        /// The program failed in a way nobody thought of.
        PROGRAM(
                "P1",
                "Le programme de cette borne ne démarre pas. Appelez le service technique.",
                "Het programma van deze zuil start niet. Bel de technische dienst.",
                "This terminal’s program does not start. Call technical support.",
                "Програма цього термінала не запускається. Зателефонуйте до технічної служби.");

        private final String code;
        private final String french;
        private final String dutch;
        private final String english;
        private final String ukrainian;

        Reason(String code, String french, String dutch, String english, String ukrainian) {
            this.code = code;
            this.french = french;
            this.dutch = dutch;
            this.english = english;
            this.ukrainian = ukrainian;
        }

        /// The code that staff read out on the phone.
        public String code() {
            return code;
        }

        /// What is wrong and what to do, in French, Dutch, English and Ukrainian.
        public List<String> sentences() {
            return List.of(french, dutch, english, ukrainian);
        }
    }

    private OutOfServiceView() {}

    /// What visitors are told, in each language.
    public static List<Sentence> sentences() {
        return SENTENCES;
    }

    /// The scene for a display.
    ///
    /// @param listen what reads the sentences aloud: on a tap, and on any key for who cannot see
    public static Scene scene(Display display, Reason reason, Runnable listen) {
        Language none = new Language("fr", "", "", "", false, true, Map.of());
        Look look = new Look(display, Comfort.STANDARD, none, "none", false);
        VBox box = new VBox(look.px(12, 40, 50));
        box.getStyleClass().addAll("kiosk", "light", "theme-none");
        box.setAlignment(Pos.CENTER_LEFT);
        box.setPadding(new Insets(look.px(30, 90, 70)));
        box.getChildren().add(Shapes.mark(look.px(70, 160, 200)));
        for (Sentence sentence : SENTENCES) {
            Role role = look.small() ? Role.BODY : Role.QUESTION;
            box.getChildren().add(new Words(sentence.text(), look, role));
        }
        box.getChildren().addAll(listen(look, listen), forStaff(look, reason));
        Scene scene = new Scene(box, display.widthPx(), display.heightPx());
        scene.setOnKeyReleased(_ -> listen.run());
        scene.getStylesheets()
                .addAll(
                        Objects.requireNonNull(OutOfServiceView.class.getResource("kiosk.css"))
                                .toExternalForm(),
                        Sizes.sheet(look));
        return scene;
    }

    private static Hit listen(Look look, Runnable listen) {
        Icon drawing = new Icon("speaker", look.px(40, 56, 54));
        Words label = Words.line(LISTEN, look, look.small() ? Role.BODY : Role.CHOICE);
        Hit hit = new Hit("listen", look, false, listen, drawing, label);
        hit.setMaxWidth(Region.USE_PREF_SIZE);
        return hit;
    }

    private static Region forStaff(Look look, Reason reason) {
        VBox why = new VBox(look.px(2, 6, 8));
        for (String sentence : reason.sentences()) {
            why.getChildren().add(new Words(sentence, look, Role.STAFF, "mute"));
        }
        HBox.setHgrow(why, Priority.ALWAYS);
        HBox row = new HBox(look.px(24), Words.line(reason.code(), look, Role.VALUE), why);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(look.px(8, 24, 24), 0, 0, 0));
        return row;
    }
}
