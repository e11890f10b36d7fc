package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.LoadResult;
import brussels.citedesmetiers.kiosk.config.PronunciationReader;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.TerminalSettings;
import brussels.citedesmetiers.kiosk.speech.EngineVoice;
import brussels.citedesmetiers.kiosk.speech.Part;
import brussels.citedesmetiers.kiosk.speech.Pronunciation;
import brussels.citedesmetiers.kiosk.speech.Utterance;
import brussels.citedesmetiers.kiosk.speech.Utterance.Output;
import brussels.citedesmetiers.kiosk.speech.Voice;
import brussels.citedesmetiers.kiosk.speech.Volume;
import brussels.citedesmetiers.kiosk.terminal.Speaking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kiosk say`: says a text as this terminal would, with its voice and its pronunciation files.
@Command(name = "say", description = "Say a text as this terminal says it.")
final class SayCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Option(names = "--lang", paramLabel = "CODE", description = "Its language; fr if left out.")
    String language = "fr";

    @Option(names = "--headset", description = "Into the headset.")
    boolean headset;

    @Option(names = "--out", paramLabel = "FILE", description = "Into a WAV file instead.")
    @Nullable Path out;

    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "What is said.")
    List<String> words = List.of();

    private final Invocation call;

    SayCommand(Invocation call) {
        this.call = call;
    }

    @Override
    public Integer call() throws Exception {
        LoadResult<TerminalSettings> settings = SettingsReader.loadTerminal(call.config());
        LoadResult<Map<String, Map<String, String>>> house =
                PronunciationReader.load(call.config());
        if (settings.orSay(call.err()).isEmpty() || house.orSay(call.err()).isEmpty()) {
            return ExitStatus.FAULTS;
        }
        TerminalSettings.Speech speech =
                settings.orSay(call.err())
                        .flatMap(TerminalSettings::speech)
                        .orElse(TerminalSettings.Speech.USUAL);
        Pronunciation pronunciation = new Pronunciation(house.orSay(call.err()).orElse(Map.of()));
        String text = String.join(" ", words);
        return out == null
                ? aloud(speech, pronunciation, text)
                : into(out, speech, pronunciation.of(language, text));
    }

    private int into(Path file, TerminalSettings.Speech speech, String text) throws IOException {
        Files.write(file, Speaking.engine(speech).wav(language, text));
        call.out().println(file);
        return ExitStatus.OK;
    }

    private int aloud(TerminalSettings.Speech speech, Pronunciation pronunciation, String text)
            throws Exception {
        CompletableFuture<EngineVoice.Fault> fault = new CompletableFuture<>();
        try (EngineVoice voice =
                Speaking.voice(
                        speech,
                        pronunciation,
                        found -> {
                            if (found != EngineVoice.Fault.NONE) {
                                fault.complete(found);
                            }
                        })) {
            Utterance all =
                    new Utterance(
                            List.of(new Part("", language, text)),
                            headset ? Output.HEADSET : Output.LOUDSPEAKER,
                            Volume.AT_FIRST,
                            LONGEST);
            voice.say(all, ending(fault));
            return switch (fault.get()) {
                case NONE -> ExitStatus.OK;
                case ENGINE ->
                        refuse(
                                "The voice says nothing in "
                                        + language
                                        + ": is its program there, and has it this language?");
                case OUTPUT ->
                        refuse(
                                "No sound comes out: is the program there that plays it, and the"
                                        + " loudspeaker?");
            };
        }
    }

    private int refuse(String sentence) {
        call.err().println(sentence);
        return ExitStatus.FAULTS;
    }

    private static Voice.Listener ending(CompletableFuture<EngineVoice.Fault> fault) {
        return new Voice.Listener() {
            @Override
            public void began(Utterance utterance, int part) {
                // There is one part.
            }

            @Override
            public void ended(Utterance utterance) {
                fault.complete(EngineVoice.Fault.NONE);
            }
        };
    }
}
