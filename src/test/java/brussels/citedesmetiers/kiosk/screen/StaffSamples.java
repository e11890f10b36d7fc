package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.counts.DayChoice;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What the staff panel shows, made up.
final class StaffSamples {
    /// The longest name and a key as kiosk-setup makes it.
    static final StaffFacts.Hotspot HOTSPOT =
            new StaffFacts.Hotspot(
                    "Formtruck Cite des metiers 0001",
                    "gqnm-47xt-pd2k-w9ec",
                    "https://10.83.101.201:8443/");

    private StaffSamples() {}

    static StaffFacts inOrder(Language language, String content) {
        return of(language, content, false);
    }

    /// With every kind of warning, and all that only staff can decide.
    static StaffFacts warned(Language language, String content) {
        return of(language, content, true);
    }

    private static StaffFacts of(Language language, String content, boolean warnings) {
        List<StaffFacts.Line> lines = new ArrayList<>();
        lines.add(
                new StaffFacts.Line(
                        "info", language.text("staff.version"), "0.1.0 · " + content, false));
        lines.add(
                new StaffFacts.Line(
                        "printer",
                        language.text("staff.printer"),
                        language.text(warnings ? "printer.paper-out" : "printer.ready"),
                        warnings));
        lines.add(
                new StaffFacts.Line(
                        "chart",
                        language.text("staff.store"),
                        warnings
                                ? language.text("staff.store.database-behind", 1200, 4000, 300)
                                : language.text("staff.ok"),
                        warnings));
        if (warnings) {
            lines.add(
                    new StaffFacts.Line(
                            "lock",
                            language.text("staff.key"),
                            language.text("staff.key.damaged", "/var/lib/kiosk/key"),
                            true));
            lines.add(
                    new StaffFacts.Line(
                            "printer",
                            language.text("staff.printer"),
                            language.text("printer.unknown"),
                            true));
        }
        lines.add(
                new StaffFacts.Line(
                        "network",
                        language.text("staff.desk"),
                        warnings
                                ? language.text("staff.hub-away").replace("{0}", "12")
                                : "https://kiosk-bruxelles-a.local:8443/",
                        warnings));
        List<String> addresses =
                List.of(
                        "https://kiosk-bruxelles-a.local:8443/",
                        "https://192.168.100.200:8443/",
                        "https://[2001:db8:1234:5678:9abc:def0:1234:5678]:8443/");
        String fingerprint = "AB:".repeat(31) + "CD";
        return new StaffFacts(
                lines,
                new StaffFacts.Pages(addresses, fingerprint, warnings ? HOTSPOT : null),
                choice(warnings),
                new StaffFacts.Asked(warnings, warnings),
                DeviceSamples.devices(language, warnings),
                DeviceSamples.faults(language, warnings),
                warnings
                        ? List.of(
                                language.text("staff.closing.paper"),
                                language.text("staff.closing.kept").replace("{0}", "31"))
                        : List.of(language.text("staff.closing.sent")));
    }

    private static DayChoice choice(boolean unsure) {
        LocalDate day = LocalDate.of(2026, 9, 23);
        List<DayChoice.Place> places = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String name = i == 0 ? "Molenbeek, parvis Saint-Jean-Baptiste" : "Place Flagey " + i;
            places.add(new DayChoice.Place("p" + i, name, i < 6 ? day.minusDays(i * 7L) : null));
        }
        return new DayChoice(day, !unsure, !unsure, TerminalKind.TRUCK, "p0", places);
    }
}
