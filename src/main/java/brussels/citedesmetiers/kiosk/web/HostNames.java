package brussels.citedesmetiers.kiosk.web;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tinylog.Logger;

/// The names and addresses this machine answers to on the local network, as text.
public final class HostNames {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private HostNames() {}

    /// Its name, its `.local` name, its addresses, and localhost. Never empty; link-local addresses
    /// of IPv6 are left out, since a browser cannot use them.
    public static List<String> present() {
        List<String> names = new ArrayList<>();
        String host = host();
        if (LABEL.matcher(host).matches() && !host.equals("localhost")) {
            names.add(host + ".local");
            names.add(host);
        }
        names.addAll(addresses());
        names.add("localhost");
        names.add("127.0.0.1");
        return List.copyOf(names);
    }

    private static String host() {
        try {
            String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            return name.toLowerCase(Locale.ROOT).replaceFirst("\\..*", "");
        } catch (IOException e) {
            Logger.warn(e, "The name of this machine cannot be read");
            return "";
        }
    }

    private static List<String> addresses() {
        List<String> found = new ArrayList<>();
        try {
            for (NetworkInterface link :
                    Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (!link.isUp() || link.isLoopback()) {
                    continue;
                }
                for (InetAddress address : Collections.list(link.getInetAddresses())) {
                    boolean usable =
                            !(address instanceof Inet6Address && address.isLinkLocalAddress());
                    if (usable) {
                        found.add(address.getHostAddress().replaceFirst("%.*", ""));
                    }
                }
            }
        } catch (SocketException e) {
            Logger.warn(e, "The addresses of this machine cannot be read");
        }
        Collections.sort(found);
        return found;
    }
}
