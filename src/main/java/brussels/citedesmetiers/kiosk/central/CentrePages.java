package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.web.Pages;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import java.io.IOException;
import java.util.Set;

/// What anybody may read of the centre in a browser. Thread-safe.
public final class CentrePages implements CentreServer.Pages {
    private static final String DESCRIPTION = "openapi.json";

    private final Pages files = new Pages(CentrePages.class, Set.of(DESCRIPTION));

    @Override
    public Reply answer(Request request) throws IOException {
        if (!request.path().equals("/" + DESCRIPTION)) {
            return Problem.NOT_FOUND.reply();
        }
        if (!request.method().equals("GET")) {
            return Problem.METHOD.reply().with("Allow", "GET");
        }
        return files.of(DESCRIPTION).orElseThrow().reply();
    }
}
