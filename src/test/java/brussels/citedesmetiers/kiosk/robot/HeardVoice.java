package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.speech.Part;
import brussels.citedesmetiers.kiosk.speech.Utterance;
import brussels.citedesmetiers.kiosk.speech.Voice;
import java.util.ArrayList;
import java.util.List;

/// A voice that keeps what it was given to say, for a listener who knows nothing else.
final class HeardVoice implements Voice {
    private final List<Utterance> heard = new ArrayList<>();
    private int taken;

    @Override
    public synchronized void say(Utterance utterance, Listener listener) {
        heard.add(utterance);
        listener.ended(utterance);
    }

    @Override
    public void stop() {
        // What was said was heard at once.
    }

    /// What was said since this was last asked, part by part.
    synchronized List<Part> news() {
        List<Part> news =
                heard.subList(taken, heard.size()).stream()
                        .flatMap(u -> u.parts().stream())
                        .toList();
        taken = heard.size();
        return news;
    }

    /// Everything that was said.
    synchronized List<Utterance> all() {
        return List.copyOf(heard);
    }
}
