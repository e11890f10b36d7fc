package brussels.citedesmetiers.kiosk.web;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// The JDK's own server with our limits: slow and many clients get no more than their share.
public final class Listener {
    static {
        // Read by the JDK's server once, when its first class is loaded.
        limit("sun.net.httpserver.maxReqTime", "20");
        limit("sun.net.httpserver.idleInterval", "30");
        limit("jdk.httpserver.maxConnections", "400");
        limit("sun.net.httpserver.maxReqHeaders", "64");
        limit("sun.net.httpserver.nodelay", "true");
    }

    private Listener() {}

    private static void limit(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /// Listens for HTTPS, TLS 1.2 or 1.3; nothing is answered before it is started.
    ///
    /// @throws IOException if the port is taken
    public static HttpsServer https(InetSocketAddress address, ChangingKey key)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {key}, null, null);
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(context) {
                    @Override
                    public void configure(HttpsParameters params) {
                        SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                        tls.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                        params.setSSLParameters(tls);
                    }
                });
        return server;
    }

    /// Listens without TLS, for a proxy on this machine; nothing is answered before it is started.
    ///
    /// @throws IOException if the port is taken
    public static HttpServer plain(InetSocketAddress address) throws IOException {
        return HttpServer.create(address, 0);
    }
}
