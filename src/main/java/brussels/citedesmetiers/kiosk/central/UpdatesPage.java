package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.central.BundleShelf.OnShelf;
import brussels.citedesmetiers.kiosk.central.Fleet.State;
import brussels.citedesmetiers.kiosk.central.Handouts.Handout;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.report.ReportMarkup;
import brussels.citedesmetiers.kiosk.update.Manifest;
import java.util.List;

/// The bundles, and which terminal has which: handed to one terminal, to a few, then to all, and
/// stopped. The body of a page of the centre. Pure.
final class UpdatesPage {
    static final String UPDATES = "/updates";
    static final String HAND = UPDATES + "/hand";
    static final String STOP = UPDATES + "/stop";

    /// The hidden field with the digest of a bundle.
    static final String BUNDLE = "bundle";

    /// The button that takes every terminal.
    static final String ALL = "all";

    /// Before the id of a terminal: its box.
    static final String BOX = "t-";

    private final FleetTexts texts;
    private final ReportMarkup out;
    private final String antiForgery;

    /// @param antiForgery of the session
    UpdatesPage(FleetTexts texts, ReportMarkup out, String antiForgery) {
        this.texts = texts;
        this.out = out;
        this.antiForgery = antiForgery;
    }

    /// Whether a terminal may be given a bundle at all: a site as a sender runs no program of its
    /// own.
    static boolean isFor(OnShelf bundle, State state) {
        String site = bundle.manifest().site();
        return !state.terminal().revoked()
                && !state.terminal().joined()
                && (site.equals(Manifest.EVERY_SITE) || site.equals(state.terminal().site()));
    }

    void draw(List<OnShelf> shelf, List<State> states, List<Handout> handouts) {
        out.leaf("h1", texts.of("updates.title")).leaf("p", texts.of("updates.how"));
        if (shelf.isEmpty()) {
            out.leaf("p", texts.of("updates.none"), "class", "summary");
        }
        for (OnShelf bundle : shelf) {
            bundle(
                    bundle,
                    states.stream().filter(state -> isFor(bundle, state)).toList(),
                    handouts.stream()
                            .filter(handout -> handout.sha256().equals(bundle.sha256()))
                            .toList());
        }
    }

    private void bundle(OnShelf bundle, List<State> states, List<Handout> handouts) {
        Manifest manifest = bundle.manifest();
        String title =
                texts.of(
                        "updates." + manifest.kind().id(),
                        Integer.toString(manifest.version()),
                        manifest.name());
        out.open("section", "class", "bundle")
                .leaf("h2", title)
                .leaf(
                        "p",
                        texts.of(
                                "updates.made",
                                texts.moment(manifest.created()),
                                (bundle.bytes() + 1023) / 1024,
                                manifest.key()),
                        "class",
                        "mute");
        out.open("form", "method", "post", "action", HAND + "?lang=" + texts.code());
        hidden(FleetPage.TOKEN, antiForgery);
        hidden(BUNDLE, bundle.sha256());
        out.open("ul", "class", "terminals");
        for (State state : states) {
            terminal(bundle, state, handouts);
        }
        out.close().open("p", "class", "actions");
        out.leaf("button", texts.of("updates.hand"), "type", "submit")
                .leaf(
                        "button",
                        texts.of("updates.hand-all"),
                        "type",
                        "submit",
                        "name",
                        ALL,
                        "value",
                        "yes")
                .close()
                .close();
        if (!handouts.isEmpty()) {
            out.open("form", "method", "post", "action", STOP + "?lang=" + texts.code());
            hidden(FleetPage.TOKEN, antiForgery);
            hidden(BUNDLE, bundle.sha256());
            out.leaf("button", texts.of("updates.stop"), "type", "submit").close();
        }
        out.close().line();
    }

    private void terminal(OnShelf bundle, State state, List<Handout> handouts) {
        String id = state.terminal().id();
        out.open("li").open("label", "class", "box");
        out.empty("input", "type", "checkbox", "name", BOX + id, "value", "yes");
        out.leaf("span", id).close();
        if (has(bundle.manifest(), state)) {
            out.leaf("span", texts.of("updates.has"), "class", "badge good");
        } else {
            handouts.stream()
                    .filter(handout -> handout.terminal().equals(id))
                    .findFirst()
                    .ifPresentOrElse(
                            handout -> {
                                out.leaf("span", texts.of("updates.handed"), "class", "badge warn");
                                out.leaf(
                                        "small",
                                        texts.of("last-heard", texts.moment(handout.since())));
                            },
                            () -> out.leaf("span", texts.of("updates.not"), "class", "badge off"));
        }
        Heartbeat heartbeat = state.heartbeat();
        if (heartbeat != null) {
            out.leaf("small", texts.of("program", heartbeat.program()))
                    .leaf("small", texts.of("content", heartbeat.content()));
            boolean handed = handouts.stream().anyMatch(handout -> handout.terminal().equals(id));
            heartbeat.faults().stream()
                    .filter(fault -> handed && fault.startsWith("update-"))
                    .forEach(fault -> out.leaf("small", texts.fault(fault), "class", "wrong"));
        }
        out.close().line();
    }

    /// Whether a terminal's last heartbeat says that it has this version. Which keys it trusts it
    /// does not say.
    private static boolean has(Manifest manifest, State state) {
        Heartbeat heartbeat = state.heartbeat();
        return heartbeat != null
                && switch (manifest.kind()) {
                    case CONTENT -> heartbeat.content().equals(manifest.name());
                    case PROGRAM -> heartbeat.program().equals(manifest.name());
                    case KEYS -> false;
                };
    }

    private void hidden(String name, String value) {
        out.empty("input", "type", "hidden", "name", name, "value", value);
    }
}
