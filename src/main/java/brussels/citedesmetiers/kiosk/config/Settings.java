package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The settings of the configuration folder: who this terminal is, and the site it belongs to.
public record Settings(TerminalSettings terminal, SiteSettings site) {
    static final String TERMINAL_FILE = "terminal.json";

    /// The languages `terminal.json` offers that the content does not have.
    public List<Fault> faultsWith(List<Language> spoken) {
        List<String> codes = spoken.stream().map(Language::code).toList();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < terminal.languages().size(); i++) {
            String code = terminal.languages().get(i);
            if (!codes.contains(code)) {
                faults.add(
                        new Fault(
                                TERMINAL_FILE,
                                "/languages/" + i,
                                code,
                                "a language of the folder languages is needed"));
            }
        }
        return faults;
    }

    /// Whether this terminal gives its counts to the hub of its site.
    public boolean joinsCounts() {
        return site.joined().contains(terminal.id()) && terminal.kind() != TerminalKind.TRUCK;
    }

    /// What staff should enter where this terminal would take the agenda from its centre and cannot
    /// believe it; empty if nothing is missing.
    public Optional<String> missingForAgenda() {
        boolean hasOther =
                switch (terminal.hub()) {
                    case TerminalSettings.Hub.Elsewhere _ -> true;
                    case TerminalSettings.Hub.Here _ -> site.calendar().isPresent();
                    case TerminalSettings.Hub.None _ -> false;
                };
        return terminal.centre()
                .filter(centre -> !hasOther && centre.publicKey().isEmpty())
                .map(
                        _ ->
                                "terminal.json names a centre without its publicKey, so that"
                                        + " neither its agenda nor its receipts on a stick are"
                                        + " believed: enter as publicKey what \"kiosk central key"
                                        + " show\" prints at the centre.");
    }

    void checkTogether(Json terminalFile) {
        if (!terminal.site().equals(site.id())) {
            terminalFile.fault("site", "the id of site.json, " + site.id() + ", is needed");
            return;
        }
        Optional<SiteSettings.Terminal> entry = site.terminal(terminal.id());
        if (entry.isEmpty()) {
            terminalFile.fault("id", "site.json needs an entry for this terminal");
        } else if (entry.get().letter() != terminal.letter()) {
            terminalFile.fault("letter", "site.json gives it the letter " + entry.get().letter());
        }
        if (terminal.hub() instanceof TerminalSettings.Hub.Elsewhere && site.hub().isEmpty()) {
            terminalFile.fault(
                    "hub",
                    "site.json must say which terminal is the hub: its hubFingerprint is needed");
        }
        checkJoining(terminalFile);
    }

    private void checkJoining(Json terminalFile) {
        if (!site.joined().contains(terminal.id())) {
            return;
        }
        if (terminal.kind() == TerminalKind.TRUCK) {
            terminalFile.fault(
                    "kind",
                    "a truck counts by itself: \"joinsCounts\": false is needed in its entry of"
                            + " site.json");
        }
        if (terminal.hub() instanceof TerminalSettings.Hub.None) {
            terminalFile.fault(
                    "hub",
                    "site.json says that this terminal gives its counts to the hub: name it");
        }
    }
}
