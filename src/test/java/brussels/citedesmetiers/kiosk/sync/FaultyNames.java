package brussels.citedesmetiers.kiosk.sync;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Answers for names below `.names.test`, which say themselves what is wrong with them; all others
/// are this machine's to answer. Each name is asked for once, since Java remembers the answers.
public final class FaultyNames extends InetAddressResolverProvider {
    private static final String BELOW = ".names.test";
    private static final Duration SLOW = Duration.ofSeconds(3);

    /// What a name server does.
    enum Fault {
        /// It says where the centre is.
        RIGHT,
        /// It knows no such name, as without a network.
        UNKNOWN,
        /// It sends everything to a sign-in page.
        PORTAL,
        /// It says an address where nobody answers.
        NOBODY,
        /// It says one where nobody answers, and the right one after it.
        NOBODY_FIRST,
        /// It answers later than anybody waits.
        SLOW;

        /// A name that meets it.
        String name(int number) {
            return name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + number + BELOW;
        }
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver own = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                    throws UnknownHostException {
                return host.endsWith(BELOW) ? answer(host) : own.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return own.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "faulty names";
    }

    private static Stream<InetAddress> answer(String host) throws UnknownHostException {
        String fault = host.substring(0, host.indexOf('.'));
        return switch (Fault.valueOf(fault.toUpperCase(Locale.ROOT).replace('-', '_'))) {
            case RIGHT -> Stream.of(at(host, 1));
            case UNKNOWN -> throw new UnknownHostException(host);
            case PORTAL -> Stream.of(at(host, 2));
            case NOBODY -> Stream.of(at(host, 3));
            case NOBODY_FIRST -> Stream.of(at(host, 3), at(host, 1));
            case SLOW -> {
                LockSupport.parkNanos(SLOW.toNanos());
                yield Stream.of(at(host, 1));
            }
        };
    }

    private static InetAddress at(String host, int last) throws UnknownHostException {
        return InetAddress.getByAddress(host, new byte[] {127, 0, 0, (byte) last});
    }
}
