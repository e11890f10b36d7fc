package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.Centre;
import brussels.citedesmetiers.kiosk.central.CentreException;
import brussels.citedesmetiers.kiosk.central.Terminals;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `kiosk central enroll ID`: enrols a terminal by its entry in `site.json`, or a site that
/// releases the counts of its terminals as one by what its hub printed, and prints the token, once.
@Command(
        name = "enroll",
        description = "Make a terminal known by its entry of site.json, and print its token, once.")
final class CentralEnrollCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final String SITE = "site";
    private static final List<String> KINDS =
            List.of(TerminalKind.BUILDING.id(), TerminalKind.TRUCK.id(), SITE);
    private static final int MOST_ENTRY = 16 * 1024;

    @Parameters(paramLabel = "ID", arity = "1", description = "The terminal's id.")
    String id = "";

    @Option(
            names = "--entry",
            paramLabel = "FILE",
            description =
                    "What \"kiosk key show\" printed there, or - for standard input; else the entry"
                            + " in site.json of the configuration folder.")
    String file = "";

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "Its site, else the one of site.json.")
    @Nullable String site;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "building or truck, else building; or site, if ID is not a terminal but a site"
                            + " whose hub releases the counts of its terminals as one.")
    String kind = "building";

    @Option(
            names = "--again",
            description =
                    "Also if it is known already: a new token, and its new key beside those it had.")
    boolean again;

    private final CentralCommands central;
    private final Invocation call;

    CentralEnrollCommand(CentralCommands central) {
        this.central = central;
        this.call = central.invocation();
    }

    /// What is registered about a terminal.
    private record Registered(String site, List<String> keys) {
        Registered {
            keys = List.copyOf(keys);
        }
    }

    @Override
    public Integer call() throws Exception {
        if (!KINDS.contains(kind)) {
            return call.refuse(
                    "--kind is building or truck for a terminal, or site for a site whose hub"
                            + " releases its counts, not "
                            + kind
                            + ".",
                    ExitStatus.USAGE);
        }
        if (kind.equals(SITE) && file.isEmpty()) {
            return call.refuse(
                    "A site's key is not in site.json: give what its hub printed with --entry.",
                    ExitStatus.USAGE);
        }
        return central.with(this::enroll);
    }

    private int enroll(Centre centre) throws Exception {
        Optional<Terminals.Enrolled> known = centre.terminals().of(id);
        if (known.isPresent() && !again) {
            return call.refuse(
                    id + " is known already; with --again it gets a new token.", ExitStatus.FAULTS);
        }
        if (known.filter(sender -> sender.joined() != kind.equals(SITE)).isPresent()) {
            return call.refuse(
                    kind.equals(SITE)
                            ? id + " is known as a terminal, and a site needs an id of its own."
                            : id + " is known as a site: say --kind site.",
                    ExitStatus.FAULTS);
        }
        Optional<Registered> entry = registered();
        if (entry.isEmpty()) {
            return ExitStatus.FAULTS;
        }
        call.out().println(enroll(centre.terminals(), entry.get()));
        return ExitStatus.OK;
    }

    private String enroll(Terminals terminals, Registered entry) throws CentreException {
        String of = site == null ? entry.site() : site;
        return kind.equals(SITE)
                ? terminals.enrollSite(id, of, entry.keys())
                : terminals.enroll(id, of, TerminalKind.of(kind), entry.keys());
    }

    /// What to register; empty if that is not possible, which has then been reported.
    private Optional<Registered> registered() throws IOException {
        Optional<SiteSettings> house = SettingsReader.loadSite(call.config()).orSay(call.err());
        if (house.isEmpty()) {
            return Optional.empty();
        }
        List<String> keys =
                file.isEmpty()
                        ? house.get().terminal(id).stream()
                                .flatMap(t -> t.publicKeys().stream())
                                .map(SiteSettings.PublicKey::key)
                                .toList()
                        : keys(file);
        if (keys.isEmpty()) {
            call.err()
                    .println(
                            "No key of "
                                    + id
                                    + (file.isEmpty()
                                            ? " in site.json: run \"kiosk key show\" on the terminal and"
                                                    + " enter what it prints, or give it with --entry."
                                            : " in this entry."));
            return Optional.empty();
        }
        return Optional.of(new Registered(house.get().id(), keys));
    }

    private List<String> keys(String file) throws IOException {
        byte[] bytes =
                file.equals(STANDARD_INPUT)
                        ? System.in.readNBytes(MOST_ENTRY)
                        : Files.readAllBytes(Path.of(file));
        List<String> keys = new ArrayList<>();
        try {
            JsonNode json = JsonMapper.shared().readTree(bytes);
            if (json.path("id").asString("").equals(id)) {
                for (JsonNode key : json.path("publicKeys")) {
                    keys.add(
                            new SiteKeys.Key(key.path("key").asString(""), Instant.EPOCH, null)
                                    .publicKey());
                }
            }
            return keys;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException("this is no entry of a terminal", e);
        }
    }
}
