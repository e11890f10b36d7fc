package brussels.citedesmetiers.kiosk.screen.paper;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.queue.NumberSlip;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The paper of a number that staff gave: as a ticket, but nothing was asked. JavaFX thread only.
public final class NumberPicture {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private NumberPicture() {}

    /// Draws it.
    ///
    /// @param service its service's name by language, where the content has no theme of its letter
    public static Bitmap of(
            Content content,
            NumberSlip slip,
            UnaryOperator<String> service,
            LocalDateTime at,
            int widthDots) {
        Language language =
                content.language(slip.language()).orElseGet(content.languages()::getFirst);
        String desk = content.languages().getFirst().code();
        Optional<Theme> theme = content.theme(String.valueOf(slip.code().theme()));
        TicketPicture picture = new TicketPicture(widthDots, language);
        picture.house().rule(5);
        picture.space(6).line(language.text("ticket.your-number"), 34, false);
        picture.code(slip.code().toString());
        picture.theme(
                theme.map(Theme::icon).orElse("adviser"),
                theme.map(one -> one.name().in(language.code()))
                        .orElseGet(() -> service.apply(language.code())),
                theme.map(one -> one.name().in(desk)).orElseGet(() -> service.apply(desk)));
        picture.line(language.text("ticket.language", language.name()), 30, true).space(6);
        picture.rule(3).ends(DAY.format(at), HOUR.format(at), 34).rule(3);
        picture.space(2).line(language.text("ticket.wait"), 30, false).space(10);
        picture.qr(QrCode.of(slip.token())).rule(3);
        picture.centred(language.text("ticket.holds.number-only"), 28);
        return picture.draw();
    }
}
