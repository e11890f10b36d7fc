package brussels.citedesmetiers.kiosk.screen.paper;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// The three papers that are printed: ticket, list and test slip, in the visitor's language. JavaFX
/// thread only.
public final class PaperPictures {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int TAKEN_ALONG = 3;

    private final Content content;
    private final VisitMachine machine;
    private final int widthDots;

    public PaperPictures(Content content, VisitMachine machine, int widthDots) {
        this.content = content;
        this.machine = machine;
        this.widthDots = widthDots;
    }

    private Language language(Visit visit) {
        return content.language(visit.language()).orElseThrow();
    }

    /// The ticket: code, theme and language in large type, the time, what the adviser will see, the
    /// recommendations, and the QR code with a plain sentence that says what it holds.
    ///
    /// @param service letter of the theme whose advisers the visitor asks for
    /// @param estimate the holder's waiting time, if known
    public Bitmap ticket(
            Visit visit, Ticket ticket, String service, WaitEstimate estimate, LocalDateTime at) {
        // The code takes almost a quarter of the time, so it is made while the rest is laid out.
        CompletableFuture<QrCode> code =
                CompletableFuture.supplyAsync(() -> QrCode.of(ticket.token()));
        Language language = language(visit);
        Theme theme = content.theme(service).orElseThrow();
        TicketPicture picture = new TicketPicture(widthDots, language);
        picture.house().rule(5);
        picture.space(6).line(language.text("ticket.your-number"), 34, false);
        picture.code(ticket.code());
        picture.theme(
                theme.icon(), theme.name().in(language.code()), theme.name().in(deskLanguage()));
        picture.line(language.text("ticket.language", language.name()), 30, true).space(6);
        picture.rule(3).ends(DAY.format(at), HOUR.format(at), 34).rule(3);
        estimate(picture, estimate, language);
        picture.space(2).line(language.text("ticket.wait"), 30, false).space(10);
        picture.line(language.text("ticket.adviser"), 30, true);
        answers(picture, visit, language);
        helps(picture, visit, language);
        picture.space(6).qr(code.join()).rule(3);
        picture.centred(
                language.text(visit.withAnswers() ? "ticket.holds" : "ticket.holds.number-only"),
                28);
        return picture.draw();
    }

    private static void estimate(TicketPicture picture, WaitEstimate estimate, Language language) {
        Optional<String> range = WaitWords.range(language, estimate);
        if (range.isPresent() && estimate instanceof WaitEstimate.Free) {
            picture.line(range.get(), 34, true).rule(3);
        } else if (range.isPresent()) {
            picture.ends(language.text("wait.label"), range.get(), 34).rule(3);
        }
    }

    private String deskLanguage() {
        return content.languages().getFirst().code();
    }

    private void answers(TicketPicture picture, Visit visit, Language language) {
        if (!visit.withAnswers()) {
            picture.line(language.text("ticket.number-only"), 30, false);
            return;
        }
        for (Question q : machine.guide(visit).asked(visit.answers())) {
            List<String> ids = visit.answers().of(q.id());
            String said =
                    q.choices().stream()
                            .filter(c -> ids.contains(c.id()))
                            .map(Choice::text)
                            .map(t -> t.in(language.code()))
                            .collect(Collectors.joining(", "));
            picture.line(q.label().in(language.code()) + colon(language) + said, 28, false);
        }
    }

    // French puts a space before a colon.
    private static String colon(Language language) {
        return language.code().equals("fr") ? "\u00a0: " : ": ";
    }

    private void helps(TicketPicture picture, Visit visit, Language language) {
        picture.space(8).line(language.text("ticket.helps"), 30, true);
        for (Recommendation r : recommendations(visit, TAKEN_ALONG)) {
            String title = r.title().in(language.code());
            String offered =
                    OfferWords.of(content, language, r).map(in -> " (" + in + ")").orElse("");
            picture.line("• " + title + offered, 30, false);
        }
    }

    private List<Recommendation> recommendations(Visit visit, int most) {
        return machine.recommended(visit).stream()
                .limit(most)
                .flatMap(id -> Optional.ofNullable(content.recommendations().get(id)).stream())
                .toList();
    }

    /// The list of recommendations to take along, without number or answers.
    public Bitmap list(Visit visit, LocalDateTime at) {
        Language language = language(visit);
        TicketPicture picture = new TicketPicture(widthDots, language);
        picture.house().rule(5);
        picture.line(language.text("ticket.helps"), 40, true).space(6);
        for (Recommendation r : recommendations(visit, Integer.MAX_VALUE)) {
            picture.line(r.title().in(language.code()), 34, true);
            picture.line(r.details().in(language.code()), 28, false);
            OfferWords.of(content, language, r).ifPresent(in -> picture.line(in, 28, true));
            r.address(language.code())
                    .ifPresent(a -> picture.line(a.replaceFirst("^https://", ""), 28, false));
            picture.space(12);
        }
        picture.rule(3).ends(DAY.format(at), HOUR.format(at), 28);
        return picture.draw();
    }

    /// A test slip that shows what the printer can do: every stroke width, every script, a code.
    public Bitmap test(String terminal, String address, LocalDateTime at) {
        Language language = content.languages().getFirst();
        TicketPicture picture = new TicketPicture(widthDots, language);
        picture.house().rule(5).code("T-" + terminal + "000");
        picture.line(address + " · " + widthDots, 28, false);
        for (Language each : content.languages()) {
            picture.line(each.name() + " · " + each.greeting(), 30, false);
        }
        picture.rule(3).rule(4).rule(5);
        picture.qr(QrCode.of("TEST " + terminal));
        picture.ends(DAY.format(at), HOUR.format(at), 30);
        return picture.draw();
    }
}
