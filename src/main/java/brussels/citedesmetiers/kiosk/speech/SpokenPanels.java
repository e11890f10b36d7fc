package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import java.time.Duration;
import java.time.Instant;

/// What lies over a screen for a moment, as it is said.
final class SpokenPanels {
    private static final int TEXT_SIZES = 3;

    private final SpokenVisit of;
    private final Telling telling;
    private final Phrases phrases;

    SpokenPanels(SpokenVisit of, Telling telling) {
        this.of = of;
        this.telling = telling;
        this.phrases = telling.phrases();
    }

    SpokenScreen languages() {
        telling.heading(phrases.text("nav.language"));
        for (Language language : of.content().languages()) {
            Phrases own = new Phrases(language);
            boolean present = language.code().equals(of.language());
            String name = Phrases.plain(language.name());
            telling.item(
                    "language-" + language.code(),
                    own,
                    present ? own.text("speech.chosen", name) : name,
                    new Event.LanguageChosen(language.code()));
        }
        telling.item("close", phrases.text("panel.close"), new Event.PanelClosed());
        return telling.ways().done("languages");
    }

    SpokenScreen accessibility() {
        Comfort now = of.visit().comfort();
        telling.heading(phrases.text("access.title"));
        telling.say(phrases.text("access.only"));
        for (int step = 0; step < TEXT_SIZES; step++) {
            setting(
                    "text-" + step,
                    phrases.text("access.text") + " " + (step + 1),
                    now.textStep() == step,
                    now.withText(step));
        }
        onOff(
                "contrast",
                "access.contrast",
                now.highContrast(),
                now.withContrast(false),
                now.withContrast(true));
        if (of.around().portrait()) {
            onOff(
                    "lower",
                    "access.lower",
                    now.lowered(),
                    now.withLowered(false),
                    now.withLowered(true));
        }
        if (of.around().voice() && hasRoom(now)) {
            boolean on = now.speech() != Comfort.Speech.SILENT;
            Comfort off = now.with(Comfort.Speech.SILENT);
            onOff("speech", "access.speech", on, off, on ? now : now.with(Comfort.Speech.DISCREET));
        }
        telling.item("last-sent", phrases.text("sent.open"), new Event.LastSentTapped());
        telling.item("done", phrases.text("access.done"), new Event.PanelClosed());
        return telling.ways().done("accessibility");
    }

    /// Whether the screen has room for it too; "listen" serves as well.
    private boolean hasRoom(Comfort now) {
        return !(of.around().small() && now.textStep() > 0)
                && !(of.around().portrait() && now.lowered());
    }

    private void onOff(String id, String key, boolean on, Comfort off, Comfort turnedOn) {
        String name = phrases.text(key) + ": ";
        setting(id + "-off", name + phrases.text("access.off"), !on, off);
        setting(id + "-on", name + phrases.text("access.on"), on, turnedOn);
    }

    private void setting(String node, String name, boolean chosen, Comfort comfort) {
        telling.item(
                node,
                chosen ? phrases.text("speech.chosen", name) : name,
                new Event.ComfortChanged(comfort));
    }

    SpokenScreen lastSent() {
        telling.heading(phrases.text("sent.title"));
        telling.say(phrases.text("sent.why"));
        of.around().sent().forEach(line -> telling.say(phrases.withTimes(line)));
        telling.item("close", phrases.text("panel.close"), new Event.PanelClosed());
        return telling.done("last sent");
    }

    SpokenScreen confirmStartOver() {
        telling.heading(phrases.text("start-over.title"));
        telling.say(phrases.text("start-over.what"));
        telling.item("wipe", phrases.text("still.wipe"), new Event.EndTapped());
        telling.item("go-on", phrases.text("start-over.stay"), new Event.PanelClosed());
        return telling.done("start over");
    }

    /// Said at once and again as it becomes urgent; any key says "I am here". Who listens by touch
    /// hears what stands there.
    SpokenScreen stillThere(Panel.StillThere still, Instant now) {
        long left = Math.max(0, Duration.between(now, still.wipeAt()).plusMillis(999).toSeconds());
        if (of.around().touch()) {
            telling.heading(phrases.text("still.title"));
            telling.at(Telling.HEADING, phrases, phrases.text("still.else", left));
            telling.at("go-on", phrases, phrases.text("still.go-on"));
            // Heard first, like everything that ends something: the first touch means "I am here".
            telling.item("wipe", phrases.text("still.wipe"), new Event.EndTapped());
        } else {
            telling.at("go-on", phrases, phrases.text("speech.still", left));
        }
        return telling.anyKey().done("still there " + said(left));
    }

    /// The visitor hears it three times: with all the time left, with half of it, and near the end.
    private static String said(long left) {
        return left > 20 ? "whole" : left > 10 ? "half" : "end";
    }
}
