package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Sessions.Session;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Carries out each action of a page once, however often its request arrives: a page without an
/// answer sends it again under the same name, and a delayed request may arrive after its own
/// repetition. A repeat gets the same answer as the first.
///
/// The names of the last actions are kept in memory. After a restart the queue's own rules decide,
/// which all check the state that an action starts from. Thread-safe.
final class IdempotentActions {
    /// Names a page's action; a request without it is always carried out.
    static final String HEADER = "X-Desk-Action";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final int MOST_KEPT = 400;

    private final LinkedHashMap<String, CompletableFuture<Reply>> replies = new LinkedHashMap<>();

    /// What is to be done at most once.
    interface Action {
        Reply run() throws RefusedException, IOException;
    }

    /// The reply to this request: from running the action, or from its first run.
    Reply answer(Request request, Session session, Action action)
            throws RefusedException, IOException {
        Optional<String> name = request.header(HEADER).filter(NAME.asMatchPredicate());
        if (name.isEmpty()) {
            return action.run();
        }
        String key = session.antiForgery() + " " + name.get();
        CompletableFuture<Reply> mine = new CompletableFuture<>();
        CompletableFuture<Reply> first = enter(key, mine);
        if (first != null) {
            try {
                return first.join();
            } catch (CompletionException e) {
                throw new RefusedException(Reply.BUSY, "busy");
            }
        }
        boolean answered = false;
        try {
            Reply reply = refusalAsReply(action);
            mine.complete(reply);
            answered = true;
            return reply;
        } finally {
            if (!answered) {
                forget(key, mine);
                mine.completeExceptionally(new IllegalStateException("the action failed"));
            }
        }
    }

    private static Reply refusalAsReply(Action action) throws IOException {
        try {
            return action.run();
        } catch (RefusedException e) {
            return e.reply();
        }
    }

    /// The first run of this action, or null if this is it.
    private synchronized @Nullable CompletableFuture<Reply> enter(
            String key, CompletableFuture<Reply> mine) {
        CompletableFuture<Reply> first = replies.putIfAbsent(key, mine);
        if (replies.size() > MOST_KEPT) {
            replies.remove(replies.firstEntry().getKey());
        }
        return first;
    }

    private synchronized void forget(String key, CompletableFuture<Reply> mine) {
        replies.remove(key, mine);
    }
}
