package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.central.Fleet.State;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.report.ReportMark;
import brussels.citedesmetiers.kiosk.report.ReportMarkup;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The centre's pages as HTML without a script, for the strictest policy. Pure.
final class FleetPage {
    static final String FLEET = "/fleet";
    static final String SIGN_IN = "/sign-in";
    static final String SIGN_OUT = "/sign-out";
    static final String SEEN = FLEET + "/seen";
    static final String REPORT = "/report";
    static final String STYLE = "/static/centre.css";

    /// The hidden field that a form brings back, so that no other site can send it.
    static final String TOKEN = "token";

    static final String TERMINAL = "terminal";

    /// The hidden field with the moment the page was made, in milliseconds since 1970.
    static final String UNTIL = "until";

    private static final List<String> COLUMNS =
            List.of("terminal", "contact", "versions", "printer", "counts");

    private final FleetTexts texts;
    private final List<Language> languages;
    private final ReportMarkup out = new ReportMarkup();

    private FleetPage(FleetTexts texts, List<Language> languages) {
        this.texts = texts;
        this.languages = languages;
    }

    /// The sign-in page.
    ///
    /// @param wrong a sentence about the last attempt, or empty
    static String signIn(FleetTexts texts, List<Language> languages, String wrong) {
        FleetPage page = new FleetPage(texts, languages);
        page.head(texts.of("sign-in.title"));
        page.out.open("main", "class", "narrow");
        page.brand();
        page.out
                .open("form", "method", "post", "action", SIGN_IN + "?lang=" + texts.code())
                .leaf("h1", texts.of("sign-in.title"))
                .open("label")
                .leaf("span", texts.of("sign-in.password"))
                .empty(
                        "input",
                        "type",
                        "password",
                        "name",
                        "password",
                        "autocomplete",
                        "current-password",
                        "required",
                        "required")
                .close();
        if (!wrong.isEmpty()) {
            page.out.leaf("p", wrong, "class", "wrong", "role", "alert");
        }
        page.out.leaf("button", texts.of("sign-in.go"), "type", "submit", "class", "primary");
        page.out.close();
        page.languages(SIGN_IN);
        return page.end();
    }

    /// The terminals.
    ///
    /// @param house what is to be known besides
    /// @param antiForgery of the session
    static String fleet(
            FleetTexts texts,
            List<Language> languages,
            List<State> states,
            List<HouseNotes.Note> house,
            Instant now,
            String antiForgery) {
        FleetPage page = new FleetPage(texts, languages);
        page.head(texts.of("fleet.title"));
        page.bar(antiForgery, FLEET);
        page.out.open("main").leaf("h1", texts.of("fleet.title"));
        page.summary(states, house, now);
        if (!states.isEmpty()) {
            page.table(states, now, antiForgery);
        }
        return page.end();
    }

    /// The bundles and who has which.
    ///
    /// @param antiForgery of the session
    static String updates(
            FleetTexts texts,
            List<Language> languages,
            List<BundleShelf.OnShelf> shelf,
            List<State> states,
            List<Handouts.Handout> handouts,
            String antiForgery) {
        FleetPage page = new FleetPage(texts, languages);
        page.head(texts.of("updates.title"));
        page.bar(antiForgery, UpdatesPage.UPDATES);
        page.out.open("main");
        new UpdatesPage(texts, page.out, antiForgery).draw(shelf, states, handouts);
        return page.end();
    }

    /// Says that the database is away.
    static String away(FleetTexts texts, List<Language> languages) {
        FleetPage page = new FleetPage(texts, languages);
        page.head(texts.of("title"));
        page.out.open("main", "class", "narrow");
        page.brand();
        page.out.leaf("h1", texts.of("fleet.title"));
        page.out.leaf("p", texts.of("away"), "class", "wrong", "role", "alert");
        return page.end();
    }

    private void head(String title) {
        out.prolog("<!doctype html>")
                .open("html", "lang", texts.code())
                .open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .leaf("title", title + " · Cité des métiers")
                .empty("link", "rel", "icon", "href", "/static/mark.svg")
                .empty("link", "rel", "stylesheet", "href", STYLE)
                .close()
                .open("body");
    }

    private String end() {
        return out.close().close().close().toString();
    }

    private void brand() {
        out.open("p", "class", "brand");
        ReportMark.draw(out);
        out.open("span")
                .text("Cité des métiers")
                .empty("br")
                .text("Beroepenpunt Brussel")
                .close()
                .close();
    }

    private void bar(String antiForgery, String here) {
        out.open("header");
        brand();
        String lang = "?lang=" + texts.code();
        out.open("nav");
        for (String page : List.of(FLEET, UpdatesPage.UPDATES, REPORT)) {
            String label = texts.of("to-" + page.substring(1));
            if (page.equals(here)) {
                out.leaf("a", label, "href", page + lang, "aria-current", "page");
            } else {
                out.leaf("a", label, "href", page + lang);
            }
        }
        out.close();
        languages(here);
        out.open("form", "method", "post", "action", SIGN_OUT + lang);
        hidden(TOKEN, antiForgery);
        out.leaf("button", texts.of("sign-out"), "type", "submit").close().close();
    }

    private void languages(String page) {
        out.open("p", "class", "langs", "role", "group", "aria-label", texts.of("language"));
        for (Language language : languages) {
            String href = page + "?lang=" + language.code();
            if (language.code().equals(texts.code())) {
                out.leaf(
                        "a",
                        language.name(),
                        "href",
                        href,
                        "lang",
                        language.code(),
                        "aria-current",
                        "true");
            } else {
                out.leaf("a", language.name(), "href", href, "lang", language.code());
            }
        }
        out.close();
    }

    private void summary(List<State> states, List<HouseNotes.Note> house, Instant now) {
        long toSee =
                states.stream().filter(this::isToBeSeen).count()
                        + house.stream().filter(HouseNotes.Note::toSee).count();
        long unheard = states.stream().filter(FleetPage::isAwaited).count();
        boolean well = toSee == 0 && unheard == 0 && !states.isEmpty();
        String said =
                states.isEmpty()
                        ? texts.of("fleet.none")
                        : toSee > 0
                                ? texts.of("fleet.to-see", toSee)
                                : well
                                        ? texts.of("fleet.all-well")
                                        : texts.of("fleet.awaited", unheard);
        out.leaf("p", said, "class", well ? "summary well" : "summary")
                .leaf("p", texts.of("fleet.at", texts.moment(now), texts.zone()), "class", "mute");
        for (HouseNotes.Note note : house) {
            out.leaf("p", note.said(), "class", note.toSee() ? "wrong" : "mute");
        }
    }

    /// Enrolled but not heard from yet.
    private static boolean isAwaited(State state) {
        return !state.terminal().revoked()
                && state.lastHeard() == null
                && !(state.terminal().joined() && state.lastBatch() != null);
    }

    private boolean isToBeSeen(State state) {
        Heartbeat heartbeat = state.heartbeat();
        boolean paper =
                heartbeat != null
                        && (heartbeat.paper() == Heartbeat.Paper.LOW
                                || heartbeat.paper() == Heartbeat.Paper.OUT);
        return !state.terminal().revoked()
                && (state.silent() || paper || !FleetNotes.of(state, texts).isEmpty());
    }

    private void table(List<State> states, Instant now, String antiForgery) {
        out.open(
                        "div",
                        "class",
                        "scroll",
                        "tabindex",
                        "0",
                        "role",
                        "region",
                        "aria-label",
                        texts.of("fleet.title"))
                .open("table")
                .open("thead")
                .open("tr");
        for (String column : COLUMNS) {
            out.leaf("th", texts.of("col." + column), "scope", "col");
        }
        out.close().close().open("tbody");
        states.stream()
                .sorted(Comparator.comparing((State s) -> !isToBeSeen(s)))
                .forEach(state -> row(state, now, antiForgery));
        out.close().close().close();
    }

    private void row(State state, Instant now, String antiForgery) {
        out.open("tr");
        out.open("th", "scope", "row")
                .text(state.terminal().id())
                .leaf("small", state.terminal().site())
                .leaf("small", texts.of("kind." + kind(state)))
                .close();
        contact(state);
        versions(state);
        printer(state);
        counts(state);
        out.close().line();
        notes(state, now, antiForgery);
    }

    private static String kind(State state) {
        return state.terminal().joined() ? "site" : state.terminal().kind().id();
    }

    private void contact(State state) {
        out.open("td");
        Instant heard = state.lastHeard();
        if (state.terminal().revoked()) {
            badge("off", "state.revoked");
        } else if (state.terminal().joined() && state.lastBatch() != null) {
            badge(state.lost() ? "bad" : "good", state.lost() ? "state.late" : "state.sends");
        } else if (heard == null) {
            badge(state.lost() ? "bad" : "off", "state.never");
            out.leaf("small", texts.of("enrolled", texts.moment(state.terminal().since())));
        } else if (state.silent()) {
            badge("bad", "state.silent");
        } else {
            badge("good", "state.heard");
        }
        if (heard != null) {
            out.leaf("small", texts.of("last-heard", texts.moment(heard)));
        }
        for (Fleet.Silence silence : state.silences()) {
            out.leaf(
                    "small",
                    texts.of(
                            "silence", texts.moment(silence.from()), texts.moment(silence.until())),
                    "class",
                    "mute");
        }
        out.close();
    }

    private void badge(String look, String key) {
        out.leaf("span", texts.of(key), "class", "badge " + look);
    }

    private void versions(State state) {
        Heartbeat heartbeat = state.heartbeat();
        out.open("td");
        if (heartbeat != null) {
            out.leaf("small", texts.of("program", heartbeat.program()))
                    .leaf("small", texts.of("content", heartbeat.content()));
        }
        out.close();
    }

    private void printer(State state) {
        Heartbeat heartbeat = state.heartbeat();
        out.open("td");
        if (heartbeat != null) {
            String look =
                    switch (heartbeat.paper()) {
                        case OK -> "good";
                        case LOW -> "warn";
                        case OUT -> "bad";
                        case UNKNOWN -> "off";
                    };
            badge(look, "paper." + heartbeat.paper().name().toLowerCase(Locale.ROOT));
            if (heartbeat.held()) {
                out.leaf("small", texts.of("held"));
            }
        }
        out.close();
    }

    private void counts(State state) {
        out.open("td");
        Instant batch = state.lastBatch();
        out.leaf("span", counted(state));
        if (batch != null) {
            out.leaf("small", texts.of("last-heard", texts.moment(batch)));
        }
        if (state.position().epoch() > 1) {
            out.leaf("small", texts.of("epoch", state.position().epoch()));
        }
        Heartbeat heartbeat = state.heartbeat();
        if (heartbeat != null) {
            out.leaf("small", waiting(heartbeat.batchesWaiting()));
        }
        state.members()
                .forEach(
                        (terminal, through) ->
                                out.leaf(
                                        "small", texts.of("member", terminal, texts.day(through))));
        // Lost for good: shown for as long as the report has to mention it.
        state.missing().stream()
                .filter(PositionRows.Missing::seen)
                .forEach(lost -> out.leaf("small", FleetNotes.missing(lost, texts)));
        out.close();
    }

    private String counted(State state) {
        Fleet.Given given = state.given();
        if (given != null && state.counted()) {
            return texts.of("given", given.site(), texts.day(given.through()));
        }
        return state.position()
                .sealedThrough()
                .map(through -> texts.of("through", texts.day(through)))
                .orElseGet(() -> texts.of("no-counts"));
    }

    private String waiting(int batches) {
        return switch (batches) {
            case 0 -> texts.of("waiting.none");
            case 1 -> texts.of("waiting.one");
            default -> texts.of("waiting", batches);
        };
    }

    // A row of their own: beside the other columns, sentences would make the row tall and mostly
    // empty.
    private void notes(State state, Instant now, String antiForgery) {
        List<String> notes = FleetNotes.of(state, texts);
        if (notes.isEmpty()) {
            return;
        }
        out.open("tr", "class", "notes")
                .open("td", "colspan", COLUMNS.size())
                .leaf("span", texts.of("to-see", state.terminal().id()))
                .open("ul");
        notes.forEach(note -> out.leaf("li", note));
        out.close();
        if (FleetNotes.canBeSeen(state)) {
            out.open("form", "method", "post", "action", SEEN + "?lang=" + texts.code());
            hidden(TOKEN, antiForgery);
            hidden(TERMINAL, state.terminal().id());
            hidden(UNTIL, Long.toString(now.toEpochMilli()));
            out.leaf(
                            "button",
                            texts.of("seen"),
                            "type",
                            "submit",
                            "aria-label",
                            texts.of("seen.at", state.terminal().id()))
                    .close();
        }
        out.close().close().line();
    }

    private void hidden(String name, String value) {
        out.empty("input", "type", "hidden", "name", name, "value", value);
    }
}
