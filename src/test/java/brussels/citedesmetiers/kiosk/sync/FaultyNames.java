package brussels.citedesmetiers.kiosk.sync;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A bad name server for the centre's name; other names are resolved as ever. The JVM finds it by
/// its file of services, which only [NamesProof] has on its class path.
public final class FaultyNames extends InetAddressResolverProvider {
    /// The only name it is asked for.
    static final String CENTRE = "centre.example";

    /// Where a sign-in page answers by TLS, with a certificate of its own.
    static final String PORTAL = "127.0.0.2";

    /// Where one answers without.
    static final String PLAIN_PORTAL = "127.0.0.3";

    private static final String RIGHT = "127.0.0.1";
    private static final String NOBODY = "127.0.0.4";
    private static final Duration SOON = Duration.ofMillis(20);

    private static final Map<Fault, Integer> MET = new EnumMap<>(Fault.class);
    private static Random random = new Random(0);
    private static int perMille;
    private static Duration late = SOON;

    /// What can become of a question.
    enum Fault {
        /// There is no such name.
        ABSENT,
        /// The answer comes when nobody waits for it any more.
        TOO_LATE,
        /// The answer takes its time.
        SLOW,
        /// The address of a sign-in page.
        PORTAL,
        /// The same of one that does not speak TLS.
        PLAIN_PORTAL,
        /// An address at which nobody is.
        NOBODY,
        /// That and the right one after it.
        NOBODY_FIRST
    }

    /// Begins.
    ///
    /// @param faults how many of 1,000 questions meet a fault
    /// @param tooLate how late an answer comes that is not waited for
    static synchronized void begin(long seed, int faults, Duration tooLate) {
        random = new Random(seed);
        perMille = faults;
        late = tooLate;
    }

    static synchronized Map<Fault, Integer> met() {
        return Map.copyOf(MET);
    }

    @Override
    public String name() {
        return "a bad name server";
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver sound = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                    throws UnknownHostException {
                return host.equals(CENTRE) ? centre() : sound.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return sound.lookupByAddress(address);
            }
        };
    }

    private static Stream<InetAddress> centre() throws UnknownHostException {
        Fault fault;
        Duration tooLate;
        synchronized (FaultyNames.class) {
            tooLate = late;
            fault = random.nextInt(1000) < perMille ? any() : null;
            if (fault != null) {
                MET.merge(fault, 1, Integer::sum);
            }
        }
        if (fault == null) {
            return addresses(RIGHT);
        }
        return switch (fault) {
            case ABSENT -> throw new UnknownHostException(CENTRE);
            case TOO_LATE -> after(tooLate);
            case SLOW -> after(SOON);
            case PORTAL -> addresses(PORTAL);
            case PLAIN_PORTAL -> addresses(PLAIN_PORTAL);
            case NOBODY -> addresses(NOBODY);
            case NOBODY_FIRST -> addresses(NOBODY, RIGHT);
        };
    }

    private static Fault any() {
        // What costs a time-out comes more rarely.
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        return fault == Fault.TOO_LATE && random.nextInt(8) > 0 ? Fault.ABSENT : fault;
    }

    private static Stream<InetAddress> after(Duration wait) throws UnknownHostException {
        long end = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return addresses(RIGHT);
    }

    private static Stream<InetAddress> addresses(String... literal) throws UnknownHostException {
        Stream.Builder<InetAddress> all = Stream.builder();
        for (String each : literal) {
            // With its name, as a resolver gives it.
            all.add(InetAddress.getByAddress(CENTRE, InetAddress.getByName(each).getAddress()));
        }
        return all.build();
    }
}
