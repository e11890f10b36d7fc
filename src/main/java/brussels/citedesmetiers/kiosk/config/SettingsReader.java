package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.clock.MachineZone;
import brussels.citedesmetiers.kiosk.content.Fault;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the settings of a terminal and its site.
public final class SettingsReader {
    private static final String SITE_FILE = "site.json";

    private SettingsReader() {}

    /// Reads `terminal.json` and `site.json` and checks them against each other. Every fault in
    /// both is reported.
    ///
    /// May be called on any thread that may block; writes nothing.
    public static LoadResult<Settings> load(Path config) {
        List<Fault> faults = new ArrayList<>();
        Optional<Json> terminalFile = JsonFile.read(config, Settings.TERMINAL_FILE, faults);
        Optional<TerminalSettings> terminal =
                terminalFile.flatMap(json -> json.as(new TerminalReader(config, faults)::terminal));
        Optional<SiteSettings> site = site(config, faults);
        if (faults.isEmpty() && terminal.isPresent() && site.isPresent()) {
            Settings settings = new Settings(terminal.get(), site.get());
            terminalFile.ifPresent(settings::checkTogether);
            if (faults.isEmpty()) {
                return new LoadResult.Loaded<>(settings);
            }
        }
        return LoadResult.refused(config, faults);
    }

    /// Reads `terminal.json` alone, for use before the terminal is listed in the site.
    public static LoadResult<TerminalSettings> loadTerminal(Path config) {
        List<Fault> faults = new ArrayList<>();
        Optional<TerminalSettings> terminal =
                JsonFile.read(config, Settings.TERMINAL_FILE, faults)
                        .flatMap(json -> json.as(new TerminalReader(config, faults)::terminal));
        return terminal.isPresent() && faults.isEmpty()
                ? new LoadResult.Loaded<>(terminal.get())
                : LoadResult.refused(config, faults);
    }

    /// Reads `site.json` alone, for the centre, which is not a terminal.
    public static LoadResult<SiteSettings> loadSite(Path config) {
        List<Fault> faults = new ArrayList<>();
        Optional<SiteSettings> site = site(config, faults);
        return site.isPresent() && faults.isEmpty()
                ? new LoadResult.Loaded<>(site.get())
                : LoadResult.refused(config, faults);
    }

    private static Optional<SiteSettings> site(Path config, List<Fault> faults) {
        return JsonFile.read(config, SITE_FILE, faults)
                .flatMap(json -> json.as(file -> SiteReader.site(file, () -> deskZone(config))));
    }

    /// The languages that `terminal.json` lists, available even if the terminal's other settings
    /// have faults or it is no terminal; empty if it lists none.
    public static List<String> languages(Path config) {
        return JsonFile.read(config, Settings.TERMINAL_FILE, new ArrayList<>())
                .map(TerminalReader::languages)
                .orElse(List.of());
    }

    /// The site's time zone, available even if the site's other settings have faults: from
    /// `site.json`, else from `desk.json`, where it used to be, else the machine's.
    public static ZoneId zone(Path config) {
        return site(config, new ArrayList<>())
                .map(SiteSettings::zone)
                .orElseGet(() -> deskZone(config));
    }

    private static ZoneId deskZone(Path config) {
        return JsonFile.read(config, DeskSettings.FILE, new ArrayList<>())
                .filter(json -> json.has("zone"))
                .flatMap(SiteReader::zone)
                .orElseGet(MachineZone::get);
    }
}
