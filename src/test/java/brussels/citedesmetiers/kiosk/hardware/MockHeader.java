package brussels.citedesmetiers.kiosk.hardware;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.mock.platform.MockPlatform;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A pin header of Pi4J's mock, with its providers named one by one. A pin that is pulled up is
/// high until something says otherwise, as on a board. It notes every level that is written, and on
/// which thread, and pins of it can be broken.
final class MockHeader {
    private static final long PATIENCE_SECONDS = 10;

    private final Context context;
    private final Map<Integer, DigitalState> levels = new ConcurrentHashMap<>();
    private final Map<Integer, MockDigitalInput> inputs = new ConcurrentHashMap<>();
    private final Map<Integer, PullResistance> pulls = new ConcurrentHashMap<>();
    private final Map<Integer, DigitalState> atFirst = new ConcurrentHashMap<>();
    private final BlockingQueue<Map<Integer, DigitalState>> history = new LinkedBlockingQueue<>();
    private final Set<Integer> absent = ConcurrentHashMap.newKeySet();
    private final Set<Integer> broken = ConcurrentHashMap.newKeySet();
    private final Set<String> threads = ConcurrentHashMap.newKeySet();

    MockHeader() {
        context =
                Pi4J.newContextBuilder()
                        .noAutoDetect()
                        .add(new MockPlatform())
                        .add(new NotingProvider(), new ResistingProvider())
                        .build();
    }

    Optional<PinLines> open() {
        return Optional.of(new HeaderLines(context));
    }

    Context context() {
        return context;
    }

    /// The pin cannot be opened at all.
    MockHeader without(int pin) {
        absent.add(pin);
        return this;
    }

    /// The input is at this level when it is opened.
    MockHeader atFirst(int pin, boolean high) {
        atFirst.put(pin, high ? DigitalState.HIGH : DigitalState.LOW);
        return this;
    }

    /// What hangs on an input sets its level.
    void set(int pin, boolean high) {
        Objects.requireNonNull(inputs.get(pin))
                .mockState(high ? DigitalState.HIGH : DigitalState.LOW);
    }

    PullResistance pull(int pin) {
        return Objects.requireNonNull(pulls.get(pin));
    }

    /// From now on the pin cannot be written.
    void breakPin(int pin) {
        broken.add(pin);
    }

    /// Names of the threads that wrote.
    Set<String> threads() {
        return threads;
    }

    /// Pins that are high now.
    List<Integer> high() {
        return high(levels);
    }

    private static List<Integer> high(Map<Integer, DigitalState> levels) {
        return levels.entrySet().stream()
                .filter(level -> level.getValue() == DigitalState.HIGH)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// Waits until exactly these pins were high at some time after what was awaited before.
    void awaitHigh(Integer... pins) throws InterruptedException {
        List<List<Integer>> seen = new ArrayList<>();
        while (!seen.contains(List.of(pins))) {
            Map<Integer, DigitalState> next = history.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("never " + List.of(pins) + ", but " + seen);
            }
            seen.add(high(next));
        }
    }

    private final class ResistingProvider extends DigitalInputProviderBase
            implements DigitalInputProvider {
        ResistingProvider() {
            super("resisting-digital-input");
        }

        @Override
        public DigitalInput create(DigitalInputConfig config) {
            if (absent.contains(config.address())) {
                throw new IllegalStateException("there is no line " + config.address());
            }
            MockDigitalInput input = new MockDigitalInput(this, config);
            pulls.put(config.address(), config.pull());
            boolean up = config.pull() == PullResistance.PULL_UP;
            DigitalState rest = up ? DigitalState.HIGH : DigitalState.LOW;
            input.mockState(atFirst.getOrDefault(config.address(), rest));
            inputs.put(config.address(), input);
            context.registry().add(input);
            return input;
        }
    }

    private final class NotingProvider extends DigitalOutputProviderBase
            implements DigitalOutputProvider {
        NotingProvider() {
            super("noting-digital-output");
        }

        @Override
        public DigitalOutput create(DigitalOutputConfig config) {
            if (absent.contains(config.address())) {
                throw new IllegalStateException("there is no line " + config.address());
            }
            DigitalOutput output = new NotingOutput(this, config);
            context.registry().add(output);
            return output;
        }
    }

    private final class NotingOutput extends MockDigitalOutput {
        NotingOutput(DigitalOutputProvider provider, DigitalOutputConfig config) {
            super(provider, config);
        }

        @Override
        public DigitalOutput state(DigitalState state) throws IOException {
            if (broken.contains(address())) {
                throw new IOException("line " + address() + " cannot be written");
            }
            threads.add(Thread.currentThread().getName());
            levels.put(address(), state);
            history.add(Map.copyOf(levels));
            return super.state(state);
        }
    }
}
