package brussels.citedesmetiers.kiosk.central;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tinylog.Logger;

/// `pg_dump` and `pg_restore` of Debian's `postgresql-client`, for the database of a JDBC address.
/// The address, which may hold a password, goes to them by their environment, which nobody else can
/// read, and never on a command line.
final class PostgresTools {
    private static final Pattern ADDRESS =
            Pattern.compile("jdbc:postgresql://([^/?#\\s]*)/([^/?#\\s]+)(?:\\?([^#\\s]*))?");
    private static final Pattern SERVER =
            Pattern.compile("([A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");
    private static final String SSL = "ssl";
    private static final long MOST_HOURS = 6;
    private static final int MOST_SAID = 2_000;

    /// The parameters of an address that the tools know too.
    private static final Map<String, String> PARAMETERS =
            Map.of(
                    "user",
                    "PGUSER",
                    "password",
                    "PGPASSWORD",
                    SSL,
                    SSL,
                    "sslmode",
                    "PGSSLMODE",
                    "sslrootcert",
                    "PGSSLROOTCERT",
                    "sslcert",
                    "PGSSLCERT",
                    "sslkey",
                    "PGSSLKEY",
                    "channelBinding",
                    "PGCHANNELBINDING",
                    "gssEncMode",
                    "PGGSSENCMODE");

    /// The parameters that a connection may be less safe without.
    private static final Pattern SECURITY =
            Pattern.compile(
                    "(?i)(ssl(?!responsetimeout)|gss(?!responsetimeout)|jaas|kerberos|sspi|usespnego"
                            + "|channelbinding|requireauth|authentication|socketfactory|service).*");

    private final Map<String, String> environment;

    /// @param url as `jdbc:postgresql://host:port/database?user=centre`
    /// @throws CentreException if it is no such address
    PostgresTools(String url) throws CentreException {
        this.environment = environment(url);
    }

    /// What the tools are told of an address. It is taken apart as the driver does: an
    /// [java.net.URI] knows neither lists of hosts nor names with an underscore.
    ///
    /// @throws CentreException if it is none, or says of security what the tools do not know
    static Map<String, String> environment(String url) throws CentreException {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            throw noAddress();
        }
        Map<String, String> told = new HashMap<>();
        hosts(address.group(1), told);
        try {
            told.put("PGDATABASE", decoded(address.group(2)));
            String query = address.group(3);
            if (query != null && !query.isEmpty()) {
                for (String part : query.split("&", -1)) {
                    String[] pair = part.split("=", 2);
                    parameter(pair[0], pair.length == 2 ? decoded(pair[1]) : "", told);
                }
            }
        } catch (IllegalArgumentException e) {
            // Without its cause, which would repeat the address.
            throw noAddress();
        }
        // The driver says the same by another word; sslmode, where it is given, goes before.
        String ssl = told.remove(SSL);
        if (ssl != null && (ssl.isEmpty() || ssl.equalsIgnoreCase("true"))) {
            told.putIfAbsent("PGSSLMODE", "verify-full");
        }
        return told;
    }

    /// Hosts and ports, one of each for each server, or the driver's usual ones.
    private static void hosts(String authority, Map<String, String> told) throws CentreException {
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String each : authority.split(",", -1)) {
            Matcher server = SERVER.matcher(each);
            if (!server.matches()) {
                throw noAddress();
            }
            String host = server.group(1);
            String port = server.group(2);
            hosts.add(host.isEmpty() ? "localhost" : bare(host));
            ports.add(port == null ? "5432" : port);
        }
        told.put("PGHOST", String.join(",", hosts));
        told.put("PGPORT", String.join(",", ports));
    }

    private static void parameter(String name, String value, Map<String, String> told)
            throws CentreException {
        String variable = PARAMETERS.get(name);
        if (variable != null) {
            told.put(variable, value);
        } else if (name.equals("targetServerType")) {
            if (value.equals("primary") || value.equals("master")) {
                told.put("PGTARGETSESSIONATTRS", "read-write");
            }
        } else if (SECURITY.matcher(name).matches()) {
            throw new CentreException(
                    "Backups do not know "
                            + name
                            + " of the database's address: use sslmode, sslrootcert, sslcert and"
                            + " sslkey.",
                    null);
        }
    }

    private static CentreException noAddress() {
        return new CentreException(
                "The database's address must be as jdbc:postgresql://host/database?user=centre.",
                null);
    }

    /// An IPv6 address without its brackets.
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /// Writes one consistent state of the database, while it is used, without the bundles, which
    /// are in each centre's folder, and without who tried to sign in.
    void dump(Path file) throws IOException, CentreException {
        run(
                "pg_dump",
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                "--no-password",
                "--exclude-table-data=shared_bundle",
                "--exclude-table-data=sign_in_lane",
                "--file=" + file.toAbsolutePath());
    }

    /// Fills an empty database, all or nothing.
    void restore(Path file) throws IOException, CentreException {
        run(
                "pg_restore",
                "--single-transaction",
                "--exit-on-error",
                "--no-owner",
                "--no-privileges",
                "--no-password",
                "--dbname=" + environment.getOrDefault("PGDATABASE", ""),
                file.toAbsolutePath().toString());
    }

    private void run(String program, String... arguments) throws IOException, CentreException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("kiosk", ".said");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            Process process = started(builder, program);
            if (!process.waitFor(MOST_HOURS, TimeUnit.HOURS)) {
                process.destroyForcibly();
                throw new CentreException(program + " did not come to an end.", null);
            }
            if (process.exitValue() != 0) {
                String reason = Files.readString(said).strip();
                Logger.error("{} failed: {}", program, shortened(reason));
                throw new CentreException(
                        program + " failed: " + shortened(reason).replace("\n", " "), null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CentreException("Interrupted", e);
        } finally {
            Files.delete(said);
        }
    }

    private static Process started(ProcessBuilder builder, String program) throws CentreException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new CentreException(
                    "There is no "
                            + program
                            + " here: install Debian's postgresql-client, of the server's version"
                            + " or later.",
                    e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST_SAID ? text : text.substring(text.length() - MOST_SAID);
    }
}
