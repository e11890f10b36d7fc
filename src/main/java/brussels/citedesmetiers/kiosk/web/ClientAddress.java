package brussels.citedesmetiers.kiosk.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/// The address of a client as limits count it: an IPv4 address, or the first half of an IPv6
/// address, because the owner of one can choose the other half freely.
final class ClientAddress {
    /// An address with an optional port, as proxies write it.
    private static final Pattern V4 =
            Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]+)?");

    private static final Pattern V6 = Pattern.compile("\\[?([0-9A-Fa-f:.]{2,45})\\]?(?::[0-9]+)?");
    private static final int NETWORK_BYTES = 8;
    private static final String UNKNOWN = "unknown";

    private ClientAddress() {}

    static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return Arrays.toString(
                address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }

    /// The same for what a proxy wrote; everything that is not an address counts as one client.
    static String of(String written) {
        for (Pattern form : new Pattern[] {V4, V6}) {
            var found = form.matcher(written.strip());
            if (found.matches()) {
                try {
                    return of(InetAddress.ofLiteral(found.group(1)));
                } catch (IllegalArgumentException e) {
                    return UNKNOWN;
                }
            }
        }
        return UNKNOWN;
    }
}
