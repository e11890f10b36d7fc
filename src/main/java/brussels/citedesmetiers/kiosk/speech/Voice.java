package brussels.citedesmetiers.kiosk.speech;

/// Says what it is given. No method waits; any thread may call them.
public interface Voice extends AutoCloseable {
    /// A voice that says nothing.
    Voice NONE =
            new Voice() {
                @Override
                public void say(Utterance utterance, Listener listener) {
                    listener.ended(utterance);
                }

                @Override
                public void stop() {
                    // It says nothing.
                }
            };

    /// Says this in place of whatever is being said.
    void say(Utterance utterance, Listener listener);

    /// Is silent at once.
    void stop();

    /// Learns whether it can speak again, without a sound.
    ///
    /// @param part something short
    default void tryAgain(Part part) {}

    @Override
    default void close() {
        stop();
    }

    /// Told of what is said, on any thread, and nothing more of an utterance once another began.
    interface Listener {
        /// Nobody follows what is said.
        Listener NOBODY =
                new Listener() {
                    @Override
                    public void began(Utterance utterance, int part) {
                        // Nobody follows.
                    }

                    @Override
                    public void ended(Utterance utterance) {
                        // The voice's report tells what came of it.
                    }
                };

        /// A part begins.
        ///
        /// @param part its place in the utterance, from 0
        void began(Utterance utterance, int part);

        /// All was said, or the voice failed.
        void ended(Utterance utterance);
    }
}
