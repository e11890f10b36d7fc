package brussels.citedesmetiers.kiosk.screen.paper;

import brussels.citedesmetiers.kiosk.agenda.AgendaDate;
import brussels.citedesmetiers.kiosk.agenda.CalendarEntry;
import brussels.citedesmetiers.kiosk.agenda.Upcoming;
import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.content.Trade;
import brussels.citedesmetiers.kiosk.queue.WaitEstimate;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The three papers that are printed: ticket, list and test slip, in the visitor's language. JavaFX
/// thread only.
public final class PaperPictures {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int TAKEN_ALONG = 3;

    /// A longer ticket is folded, and the number is then inside.
    static final double LONGEST_MM = 180;

    private static final int MOST_A_MODULE = 7;

    /// Scanners at the desk read squares of 0.6 mm.
    private static final int LEAST_A_MODULE = 5;

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
        picture.space(6)
                .ends(
                        language.text("ticket.your-number"),
                        language.text("ticket.language", language.name()),
                        30);
        picture.code(ticket.code());
        picture.theme(
                theme.icon(), theme.name().in(language.code()), theme.name().in(deskLanguage()));
        picture.rule(3).ends(DAY.format(at), HOUR.format(at), 34);
        estimate(picture, estimate, language);
        picture.rule(3).line(language.text("ticket.wait"), 30, false).space(10);
        picture.line(language.text("ticket.adviser"), 30, true);
        List<Answered> answers = answers(visit, language);
        List<TicketPicture> said = said(picture, answers, language);
        double all = said.stream().mapToDouble(TicketPicture::height).sum();
        List<Recommendation> recommended = recommendations(visit, TAKEN_ALONG);
        int helped = recommended.size();
        int module = MOST_A_MODULE;
        TicketPicture helps = helps(picture, recommended, language);
        TicketPicture end = end(picture, visit, language, code.join(), module);
        // A code whose squares are smaller is still read; what helps stands on the list as well.
        while (all + helps.height() + end.height() > picture.left(LONGEST_MM)
                && (module > LEAST_A_MODULE || helped > 0)) {
            if (module > LEAST_A_MODULE) {
                module--;
                end = end(picture, visit, language, code.join(), module);
            } else {
                helped--;
                helps = helps(picture, recommended.subList(0, helped), language);
            }
        }
        double room = picture.left(LONGEST_MM) - helps.height() - end.height();
        if (all <= room) {
            said.forEach(picture::add);
        } else {
            shorten(picture, answers, said, room, language);
        }
        return picture.add(helps).add(end).draw();
    }

    /// The code, and who can read it.
    private static TicketPicture end(
            TicketPicture paper, Visit visit, Language language, QrCode code, int module) {
        String holds = visit.withAnswers() ? "ticket.holds" : "ticket.holds.number-only";
        return paper.part().space(8).qr(code, module, language.text(holds), 28);
    }

    private static void estimate(TicketPicture picture, WaitEstimate estimate, Language language) {
        Optional<String> range = WaitWords.range(language, estimate);
        if (range.isPresent() && estimate instanceof WaitEstimate.Free) {
            picture.line(range.get(), 34, true);
        } else if (range.isPresent()) {
            picture.ends(language.text("wait.label"), range.get(), 34);
        }
    }

    private String deskLanguage() {
        return content.languages().getFirst().code();
    }

    /// A question and what was answered to it.
    private record Answered(String label, List<String> said) {
        Answered {
            said = List.copyOf(said);
        }

        /// Each of several answers has a bullet, so that it can be told from the next.
        TicketPicture part(TicketPicture paper, Language language) {
            TicketPicture part = paper.part();
            // French puts a space before a colon.
            String named = label + (language.code().equals("fr") ? "\u00a0:" : ":");
            String all =
                    said.size() == 1 ? said.getFirst() : "•\u00a0" + String.join("  •\u00a0", said);
            return part.labelled(named, all, 28);
        }
    }

    private List<Answered> answers(Visit visit, Language language) {
        if (!visit.withAnswers()) {
            return List.of();
        }
        List<Answered> answers = new ArrayList<>();
        for (Question q : machine.guide(visit).asked(visit.answers())) {
            List<String> ids = visit.answers().of(q.id());
            answers.add(
                    new Answered(
                            q.label().in(language.code()),
                            q.choices().stream()
                                    .filter(c -> ids.contains(c.id()))
                                    .map(Choice::text)
                                    .map(t -> t.in(language.code()))
                                    .toList()));
        }
        return answers;
    }

    private static List<TicketPicture> said(
            TicketPicture paper, List<Answered> answers, Language language) {
        return answers.isEmpty()
                ? List.of(paper.part().line(language.text("ticket.number-only"), 30, false))
                : answers.stream().map(answered -> answered.part(paper, language)).toList();
    }

    /// Adds the answers that have room, and says how many more the code holds.
    private static void shorten(
            TicketPicture picture,
            List<Answered> answers,
            List<TicketPicture> said,
            double room,
            Language language) {
        double end = picture.height() + room;
        int more = answers.stream().mapToInt(answered -> answered.said().size()).sum();
        for (int i = 0; i < answers.size(); i++) {
            TicketPicture rest = picture.part().line(language.text("ticket.more", more), 28, true);
            if (picture.height() + said.get(i).height() + rest.height() > end) {
                picture.add(rest);
                return;
            }
            picture.add(said.get(i));
            more -= answers.get(i).said().size();
        }
    }

    private TicketPicture helps(
            TicketPicture paper, List<Recommendation> recommended, Language language) {
        TicketPicture helps = paper.part();
        if (recommended.isEmpty()) {
            return helps;
        }
        helps.space(8).line(language.text("ticket.helps"), 30, true);
        for (Recommendation r : recommended) {
            // In letters, where the whole list of languages would take a line of its own.
            String offered =
                    OfferWords.codes(content, language, r).map(in -> " (" + in + ")").orElse("");
            helps.line("• " + r.title().in(language.code()) + offered, 30, false);
        }
        return helps;
    }

    private List<Recommendation> recommendations(Visit visit, int most) {
        return machine.recommended(visit).stream()
                .limit(most)
                .flatMap(id -> Optional.ofNullable(content.recommendations().get(id)).stream())
                .toList();
    }

    /// The list of recommendations to take along, without number or answers.
    public Bitmap list(Visit visit, LocalDateTime at) {
        return list(visit, at, null);
    }

    /// The same with the next dates of activities, and the very next as an entry for a calendar.
    public Bitmap list(Visit visit, LocalDateTime at, @Nullable Upcoming dates) {
        Language language = language(visit);
        boolean entered = false;
        TicketPicture picture = new TicketPicture(widthDots, language);
        picture.house().rule(5);
        picture.line(language.text("ticket.helps"), 40, true).space(6);
        for (Recommendation r : recommendations(visit, Integer.MAX_VALUE)) {
            picture.line(r.title().in(language.code()), 34, true);
            picture.line(r.details().in(language.code()), 28, false);
            OfferWords.phone(language, r).ifPresent(phone -> picture.line(phone, 28, true));
            OfferWords.of(content, language, r).ifPresent(in -> picture.line(in, 28, true));
            List<AgendaDate> next =
                    dates == null ? List.of() : dates.next(r, language.code(), AgendaWords.SHOWN);
            if (dates != null && !next.isEmpty()) {
                dates(picture, language, r, dates);
                if (!entered) {
                    entered = true;
                    entry(picture, language, r, next.getFirst());
                }
            }
            r.address(language.code())
                    .ifPresent(a -> picture.line(a.replaceFirst("^https://", ""), 28, false));
            picture.space(12);
        }
        kept(picture, visit, language);
        picture.rule(3).ends(DAY.format(at), HOUR.format(at), 28);
        return picture.draw();
    }

    private void dates(
            TicketPicture picture, Language language, Recommendation activity, Upcoming dates) {
        picture.space(4).line(language.text("agenda.next"), 28, true);
        new AgendaWords(content, language, dates)
                .whole(activity)
                .forEach(line -> picture.line("• " + line, 28, false));
    }

    /// One code on the paper is enough: several beside one another are scanned by mistake.
    private static void entry(
            TicketPicture picture, Language language, Recommendation activity, AgendaDate date) {
        String title = activity.title().in(language.code());
        picture.space(4)
                .qr(QrCode.of(CalendarEntry.shorter(date, title).getFirst()))
                .centred(language.text("agenda.scan"), 28);
    }

    /// The trades the visitor keeps.
    private void kept(TicketPicture picture, Visit visit, Language language) {
        List<Trade> trades =
                visit.kept().stream().flatMap(id -> content.trades().trade(id).stream()).toList();
        if (trades.isEmpty()) {
            return;
        }
        TradeWords words = new TradeWords(content, language);
        picture.rule(3).line(language.text("trades.kept"), 34, true).space(6);
        for (Trade trade : trades) {
            picture.line(trade.name().in(language.code()), 30, true);
            picture.line(String.join(" ", words.sentences(trade)), 28, false);
            words.address(trade)
                    .ifPresent(a -> picture.line(a.replaceFirst("^https://", ""), 28, false));
            picture.space(10);
        }
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
