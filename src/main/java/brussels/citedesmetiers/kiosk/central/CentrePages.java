package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.pin.BrowserSignIn;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.report.CountSource;
import brussels.citedesmetiers.kiosk.report.ReportPages;
import brussels.citedesmetiers.kiosk.report.ReportSettings;
import brussels.citedesmetiers.kiosk.web.Pages;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Sessions.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tinylog.Logger;

/// The centre in a browser: sign-in, the fleet, the annual report. Everything except the sign-in,
/// its files and the API description needs a session. Thread-safe.
public final class CentrePages implements CentreServer.Pages {
    private static final String DESCRIPTION = "openapi.json";
    private static final String STATIC = "/static/";
    private static final String HTML = "text/html; charset=utf-8";
    private static final int RENEW_SECONDS = 60;

    /// Where several centres keep who is signed in, and which browsers staff use.
    static final String SESSIONS = CentreServer.NAME + "-sessions";

    private static final String BROWSERS = CentreServer.NAME + "-browsers";

    private final Centre centre;
    private final Content content;
    private final ReportPages reports;
    private final InstantSource clock;
    private final ZoneId zone;
    private final CentreSignIn signIn;
    private final BundleShelf shelf;
    private final Pages files =
            new Pages(CentrePages.class, Set.of(DESCRIPTION, "centre.css", "mark.svg"));

    /// What the pages need besides the centre.
    ///
    /// @param content its languages contain the pages' texts
    /// @param folder for sessions
    public record PageSettings(
            Content content, ReportSettings reports, PinGate password, Path folder) {}

    public CentrePages(Centre centre, PageSettings settings) {
        this.centre = centre;
        this.content = settings.content();
        this.shelf = new BundleShelf(settings.folder());
        this.clock = centre.authority().clock();
        this.zone = settings.reports().zone();
        this.reports =
                new ReportPages(
                        centre.counts(),
                        settings.reports(),
                        settings::content,
                        () -> clock.instant().atZone(zone).toLocalDate(),
                        FleetPage.FLEET);
        this.signIn =
                new CentreSignIn(
                        centre.database().shared()
                                ? new BrowserSignIn(
                                        CentreServer.NAME,
                                        settings.password(),
                                        centre.kept(SESSIONS),
                                        centre.kept(BROWSERS),
                                        clock)
                                : new BrowserSignIn(
                                        CentreServer.NAME,
                                        settings.password(),
                                        settings.folder(),
                                        clock));
    }

    @Override
    public Reply answer(Request request) throws IOException {
        try {
            return route(request);
        } catch (RefusedException e) {
            return e.reply();
        } catch (CentreException | CountSource.AwayException | UncheckedIOException e) {
            Logger.debug(e, "A page could not be made");
            return html(Reply.BUSY, FleetPage.away(texts(request, Map.of()), languages()))
                    .with("Refresh", Integer.toString(RENEW_SECONDS));
        }
    }

    private Reply route(Request request)
            throws RefusedException, CentreException, CountSource.AwayException, IOException {
        String path = request.path();
        boolean get = request.method().equals("GET");
        boolean post = request.method().equals("POST");
        if (post && path.equals(FleetPage.SIGN_IN)) {
            return enter(request);
        }
        if (post && path.equals(FleetPage.SIGN_OUT)) {
            return leave(request);
        }
        if (post && path.equals(FleetPage.SEEN)) {
            return seen(request);
        }
        if (post && path.equals(UpdatesPage.HAND)) {
            return hand(request);
        }
        if (post && path.equals(UpdatesPage.STOP)) {
            return stop(request);
        }
        if (!get) {
            return Problem.METHOD.reply().with("Allow", "GET");
        }
        if (path.equals("/" + DESCRIPTION)) {
            return files.of(DESCRIPTION).orElseThrow().reply();
        }
        if (path.startsWith(STATIC)) {
            return files.of(path.substring(STATIC.length()))
                    .map(Pages.Page::reply)
                    .orElseGet(Problem.NOT_FOUND::reply);
        }
        Map<String, String> query = request.query();
        FleetTexts texts = texts(request, query);
        if (path.equals(FleetPage.SIGN_IN)) {
            return html(Reply.OK, FleetPage.signIn(texts, languages(), ""));
        }
        Optional<Session> session = signIn.session(request);
        return session.isEmpty()
                ? Reply.seeOther(FleetPage.SIGN_IN)
                : new Signed(session.get(), texts, query).page(path);
    }

    /// A request from somebody who is signed in.
    private final class Signed {
        private final Session session;
        private final FleetTexts texts;
        private final Map<String, String> query;

        Signed(Session session, FleetTexts texts, Map<String, String> query) {
            this.session = session;
            this.texts = texts;
            this.query = query;
        }

        Reply page(String path) throws CentreException, CountSource.AwayException {
            if (path.equals("/")) {
                return Reply.seeOther(FleetPage.FLEET);
            }
            if (path.equals(FleetPage.FLEET)) {
                String page =
                        FleetPage.fleet(
                                texts,
                                languages(),
                                centre.fleet().states(),
                                HouseNotes.of(
                                        centre.agenda().orElse(null),
                                        centre.backup(),
                                        centre.backupMayBe(),
                                        content,
                                        texts,
                                        zone,
                                        clock.instant()),
                                clock.instant(),
                                session.antiForgery());
                return html(Reply.OK, page).with("Refresh", Integer.toString(RENEW_SECONDS));
            }
            if (path.equals(UpdatesPage.UPDATES)) {
                return html(
                        Reply.OK,
                        FleetPage.updates(
                                texts,
                                languages(),
                                shelf.all(),
                                centre.fleet().states(),
                                centre.handouts().all(),
                                session.antiForgery()));
            }
            return reports.get(path.substring(1), query)
                    .map(file -> Reply.of(file.type(), file.bytes()))
                    .orElseGet(Problem.NOT_FOUND::reply);
        }
    }

    private Reply enter(Request request) throws RefusedException, IOException {
        FleetTexts texts = texts(request, request.query());
        return switch (signIn.enter(request)) {
            case CentreSignIn.Entry.In(List<String> cookies) ->
                    Reply.seeOther(FleetPage.FLEET + "?lang=" + texts.code()).withCookies(cookies);
            case CentreSignIn.Entry.Out(int status, String key, var wait) -> {
                long seconds = Math.max(1, wait.toSeconds());
                Reply reply =
                        html(status, FleetPage.signIn(texts, languages(), texts.of(key, seconds)));
                yield wait.isZero() ? reply : reply.with("Retry-After", Long.toString(seconds));
            }
        };
    }

    private Map<String, String> ownForm(Request request) throws RefusedException, IOException {
        return signIn.ownForm(request)
                .orElseThrow(() -> new RefusedException(Reply.FORBIDDEN, "forged"));
    }

    private Reply seen(Request request) throws RefusedException, CentreException, IOException {
        Map<String, String> form = ownForm(request);
        centre.fleet().seen(form.getOrDefault(FleetPage.TERMINAL, ""), until(form));
        return Reply.seeOther(FleetPage.FLEET + "?lang=" + texts(request, request.query()).code());
    }

    private Reply hand(Request request) throws RefusedException, CentreException, IOException {
        Map<String, String> form = ownForm(request);
        BundleShelf.OnShelf bundle = bundle(form);
        for (Fleet.State state : centre.fleet().states()) {
            String id = state.terminal().id();
            boolean chosen =
                    form.containsKey(UpdatesPage.ALL) || form.containsKey(UpdatesPage.BOX + id);
            if (chosen && UpdatesPage.isFor(bundle, state)) {
                centre.handouts().hand(id, bundle.manifest().kind(), bundle.sha256());
                Logger.info("{} is handed {}", id, bundle.sha256());
            }
        }
        return toUpdates(request);
    }

    private Reply stop(Request request) throws RefusedException, CentreException, IOException {
        BundleShelf.OnShelf bundle = bundle(ownForm(request));
        centre.handouts().stop(bundle.sha256());
        Logger.info("{} is handed out no more", bundle.sha256());
        return toUpdates(request);
    }

    private BundleShelf.OnShelf bundle(Map<String, String> form) throws RefusedException {
        return shelf.of(form.getOrDefault(UpdatesPage.BUNDLE, ""))
                .orElseThrow(() -> new RefusedException(Reply.BAD_REQUEST, "form"));
    }

    private Reply toUpdates(Request request) throws RefusedException {
        return Reply.seeOther(
                UpdatesPage.UPDATES + "?lang=" + texts(request, request.query()).code());
    }

    private static Instant until(Map<String, String> form) throws RefusedException {
        try {
            return Instant.ofEpochMilli(Long.parseLong(form.getOrDefault(FleetPage.UNTIL, "")));
        } catch (NumberFormatException e) {
            throw new RefusedException(Reply.BAD_REQUEST, "form");
        }
    }

    private Reply leave(Request request) throws RefusedException, IOException {
        ownForm(request);
        return Reply.seeOther(FleetPage.SIGN_IN).withCookies(List.of(signIn.leave(request)));
    }

    private FleetTexts texts(Request request, Map<String, String> query) {
        return FleetTexts.of(content, zone, query, request.header("Accept-Language").orElse(""));
    }

    private List<Language> languages() {
        return FleetTexts.languages(content);
    }

    private static Reply html(int status, String page) {
        return new Reply(status, HTML, page.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
