package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.visit.Arrival;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.util.stream.Collectors;

/// The arrival of somebody who has an appointment, as it is said: key by key, and what happens
/// next.
final class SpokenArrival {
    private static final String DIGITS = "1234567890";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final SpokenVisit of;
    private final Telling telling;
    private final Phrases phrases;

    SpokenArrival(SpokenVisit of, Telling telling) {
        this.of = of;
        this.telling = telling;
        this.phrases = telling.phrases();
    }

    SpokenScreen code(Place.ArrivalCode place) {
        telling.heading(phrases.text(place.unknown() ? "arrival.unknown" : "arrival.title"));
        if (!place.typed().isEmpty() && telling.mayHear()) {
            telling.status(phrases.text("arrival.typed", spelled(place.typed())));
        } else if (!place.typed().isEmpty()) {
            telling.status(phrases.counted("arrival.typed.count", place.typed().length()));
        }
        keys().chars()
                .mapToObj(c -> (char) c)
                .forEach(
                        sign ->
                                telling.item(
                                        "key-" + sign,
                                        String.valueOf(sign),
                                        new Event.CodeTyped(sign)));
        telling.item("erase", phrases.text("arrival.erase"), new Event.CodeErased());
        telling.item("enter", phrases.text("arrival.enter"), new Event.CodeEntered());
        return telling.ways().done("arrival code");
    }

    private String keys() {
        return of.around().codes() == CodeKeys.DIGITS ? DIGITS : DIGITS + LETTERS;
    }

    private static String spelled(String typed) {
        return typed.chars().mapToObj(Character::toString).collect(Collectors.joining(", "));
    }

    SpokenScreen arriving() {
        telling.heading(phrases.text("arrival.title"));
        telling.say(phrases.text("arrival.asking"));
        return telling.ways().done("arriving");
    }

    SpokenScreen arrived(Place.Arrived place) {
        switch (place.arrival()) {
            case Arrival.InLine here -> {
                telling.heading(phrases.text("arrival.done"));
                number(here.number());
                telling.say(when(here));
                telling.say(phrases.text("arrival.board"));
                telling.status(slip(place.slip()));
            }
            case Arrival.Before(String number) -> {
                telling.heading(phrases.text("arrival.before"));
                number(number);
                telling.say(phrases.text("arrival.board"));
            }
            case Arrival.Unknown _, Arrival.AtReception _ -> {
                telling.heading(phrases.text("arrival.reception"));
                telling.say(phrases.text("arrival.reception.what"));
            }
        }
        telling.item("done", phrases.text("arrival.finish"), new Event.EndTapped());
        return telling.ways().done("arrived");
    }

    private void number(String number) {
        telling.say(phrases.text("speech.number", Phrases.code(number)));
    }

    private String when(Arrival.InLine here) {
        return phrases.text(
                switch (here.timing()) {
                    case EARLY -> "arrival.early";
                    case IN_TIME -> "arrival.in-time";
                    case LATE -> "arrival.late";
                },
                phrases.time(here.at()));
    }

    private String slip(Place.Slip slip) {
        return phrases.text(
                switch (slip) {
                    case COMING -> "arrival.slip.coming";
                    case OUT -> "arrival.slip.out";
                    case NONE -> "arrival.slip.none";
                });
    }
}
