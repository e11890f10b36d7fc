package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.AdviserQueue;
import brussels.citedesmetiers.kiosk.queue.QueueView;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.tinylog.Logger;

/// What the board says for a call: in the ticket's language, then in French and Dutch, each once.
/// Only calls the board shows are spoken, so nobody can make the hub say anything else; each
/// sentence is generated once and kept for as long as it may be requested. Thread-safe.
final class CallSpeech {
    private static final List<String> HOUSE = List.of("fr", "nl");
    private static final int MOST_KEPT = 60;

    private final AdviserQueue queue;
    private final DeskTexts texts;
    private final Speaker speaker;
    private final Map<String, CompletableFuture<byte[]>> made = new ConcurrentHashMap<>();
    private final LinkedHashMap<String, Boolean> order = new LinkedHashMap<>();

    CallSpeech(AdviserQueue queue, DeskTexts texts, Speaker speaker) {
        this.queue = queue;
        this.texts = texts;
        this.speaker = speaker;
    }

    /// The languages in which a call is said, in order.
    static List<String> languages(String ofTicket) {
        LinkedHashSet<String> languages = new LinkedHashSet<>();
        languages.add(ofTicket);
        languages.addAll(HOUSE);
        return List.copyOf(languages);
    }

    /// `GET /voice?call=…&part=…`: one language of one call.
    Reply voice(Map<String, String> query) throws RefusedException {
        String id = query.getOrDefault("call", "");
        Optional<QueueView.Call> call =
                queue.view().calls().stream()
                        .filter(one -> QueueJson.callId(one).equals(id))
                        .findFirst();
        String part = query.getOrDefault("part", "");
        if (call.isEmpty() || !part.matches("[0-9]")) {
            throw new RefusedException(Reply.NOT_FOUND, "call");
        }
        List<String> languages = languages(call.get().language());
        int index = Integer.parseInt(part);
        if (index >= languages.size()) {
            throw new RefusedException(Reply.NOT_FOUND, "call");
        }
        String language = languages.get(index);
        String text = texts.spoken(call.get().code(), call.get().desk(), language);
        return Reply.of("audio/wav", wav(language, text));
    }

    private byte[] wav(String language, String text) throws RefusedException {
        String key = language + ":" + text;
        CompletableFuture<byte[]> mine = new CompletableFuture<>();
        CompletableFuture<byte[]> first = made.putIfAbsent(key, mine);
        if (first == null) {
            forgetOldest(key);
            try {
                mine.complete(speaker.speak(language, text));
            } catch (IOException e) {
                Logger.warn(e, "A call could not be made into speech");
                made.remove(key, mine);
                mine.completeExceptionally(e);
            }
            first = mine;
        }
        try {
            return first.join();
        } catch (CompletionException e) {
            Logger.debug(e, "no speech");
            throw new RefusedException(Reply.BUSY, "no-voice");
        }
    }

    private synchronized void forgetOldest(String key) {
        order.put(key, true);
        while (order.size() > MOST_KEPT) {
            String oldest = order.keySet().iterator().next();
            order.remove(oldest);
            made.remove(oldest);
        }
    }
}
