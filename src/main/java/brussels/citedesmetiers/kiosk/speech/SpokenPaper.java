package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place.Paper;
import brussels.citedesmetiers.kiosk.visit.Ticket;

/// The way from the number to the paper in the hand and to "goodbye", as it is said.
final class SpokenPaper {
    private final SpokenVisit of;
    private final Telling telling;
    private final Phrases phrases;

    SpokenPaper(SpokenVisit of, Telling telling) {
        this.of = of;
        this.telling = telling;
        this.phrases = telling.phrases();
    }

    private String text(String key, Paper paper) {
        return phrases.text(
                switch (paper) {
                    case TICKET -> key + ".ticket";
                    case LIST -> key + ".list";
                },
                code());
    }

    private String code() {
        return of.visit().issued().map(Ticket::code).map(Phrases::code).orElse("");
    }

    private void number() {
        if (of.visit().issued().isPresent()) {
            telling.say(phrases.text("speech.number", code()));
        }
    }

    private void waits() {
        of.around()
                .estimate()
                .ifPresent(
                        estimate -> {
                            phrases.before(estimate).ifPresent(telling::say);
                            phrases.wait(estimate).ifPresent(telling::say);
                        });
    }

    SpokenScreen issuing() {
        return telling.heading(phrases.text("print.number")).done("issuing");
    }

    SpokenScreen printing(Paper paper) {
        return telling.heading(text("print.now", paper)).done("printing " + paper);
    }

    SpokenScreen printed(Paper paper) {
        telling.heading(text("print.done", paper));
        telling.say(text(of.around().otherPaper() ? "print.other" : "print.take", paper));
        if (paper == Paper.TICKET) {
            number();
            waits();
        }
        telling.say(text("print.then", paper));
        telling.item("taken", text("print.taken", paper), new Event.PaperTaken());
        return telling.done("printed " + paper);
    }

    SpokenScreen jam(Paper paper) {
        telling.heading(text("jam.title", paper));
        if (paper == Paper.TICKET) {
            number();
        }
        telling.say(phrases.text("jam.question"));
        telling.say(phrases.text("jam.else"));
        telling.item("not-in-hand", phrases.text("jam.no"), new Event.JamAnswered(false));
        telling.item("in-hand", phrases.text("jam.yes"), new Event.JamAnswered(true));
        return telling.ways().done("jam " + paper);
    }

    SpokenScreen ticketOnPhone() {
        number();
        waits();
        telling.say(phrases.text("phone.ticket.how"));
        telling.item("taken", phrases.text("phone.done"), new Event.PaperTaken());
        return telling.ways().done("ticket on phone");
    }

    SpokenScreen noNumber() {
        telling.heading(phrases.text("no-number.title"));
        telling.say(of.refusal(phrases).orElseGet(() -> phrases.text("no-number.what")));
        telling.item("back-to-list", phrases.text("detail.back"), new Event.BackTapped());
        return telling.ways().done("no number");
    }

    SpokenScreen feedback() {
        telling.heading(phrases.text("feedback.question"));
        telling.item("feedback-3", phrases.text("feedback.yes"), new Event.FeedbackGiven(3));
        telling.item("feedback-2", phrases.text("feedback.partly"), new Event.FeedbackGiven(2));
        telling.item("feedback-1", phrases.text("feedback.no"), new Event.FeedbackGiven(1));
        telling.item("skip", phrases.text("feedback.skip"), new Event.FeedbackSkipped());
        return telling.ways().done("feedback");
    }

    SpokenScreen goodbye() {
        return telling.at("goodbye", phrases, phrases.text("goodbye")).anyKey().done("goodbye");
    }
}
