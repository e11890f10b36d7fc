package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.StaffFacts.DeviceLine;
import brussels.citedesmetiers.kiosk.screen.StaffFacts.Line;
import brussels.citedesmetiers.kiosk.screen.StaffFacts.Try;
import brussels.citedesmetiers.kiosk.terminal.UpdateWatch.OnStick;
import brussels.citedesmetiers.kiosk.terminal.UpdateWatch.Shown;
import brussels.citedesmetiers.kiosk.update.BundleException;
import brussels.citedesmetiers.kiosk.update.Manifest;
import brussels.citedesmetiers.kiosk.update.Versions;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What staff read of updates, in one language, and what they can do about them.
final class UpdateLines {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    private final UpdateWatch updates;
    private final ZoneId zone;

    UpdateLines(UpdateWatch updates, ZoneId zone) {
        this.updates = updates;
        this.zone = zone;
    }

    /// The content in use with the way back, and each bundle on the stick.
    List<DeviceLine> in(Language language) {
        Optional<Shown> all = updates.shown();
        if (all.isEmpty()) {
            return List.of();
        }
        Shown shown = all.get();
        List<DeviceLine> lines = new ArrayList<>();
        String label = language.text("staff.content");
        Manifest about = shown.aboutOrNull();
        String value =
                shown.working()
                        ? language.text("staff.update.working")
                        : about == null
                                ? language.text("staff.update.shipped")
                                : named(language, about);
        List<Try> others =
                shown.working()
                        ? List.of()
                        : shown.others().stream().map(each -> other(language, each)).toList();
        lines.add(new DeviceLine(new Line("form", label, value, false), others));
        if (!shown.programs().isEmpty()) {
            lines.add(
                    new DeviceLine(
                            new Line(
                                    "info",
                                    language.text("staff.version"),
                                    Updates.program(),
                                    false),
                            shown.programs().stream()
                                    .map(each -> program(language, each))
                                    .toList()));
        }
        refused(language).ifPresent(line -> lines.add(new DeviceLine(line, List.of())));
        shown.stick().forEach(each -> lines.add(onStick(language, each, shown.working())));
        return lines;
    }

    /// Why the last bundle was not taken, if it was not.
    Optional<Line> refused(Language language) {
        return updates.shown()
                .flatMap(shown -> Optional.ofNullable(shown.refusedOrNull()))
                .map(
                        refused ->
                                new Line(
                                        "form",
                                        language.text("staff.update"),
                                        sentence(language, refused),
                                        true));
    }

    private static Try other(Language language, int version) {
        return new Try(
                "use-content-" + version,
                version == Versions.SHIPPED
                        ? language.text("staff.update.use-shipped")
                        : language.text("staff.update.use", Integer.toString(version)),
                new StaffTask.UseContent(version));
    }

    private static Try program(Language language, int version) {
        return new Try(
                "use-program-" + version,
                version == Versions.SHIPPED
                        ? language.text("staff.update.use-shipped")
                        : language.text("staff.update.use", Integer.toString(version)),
                new StaffTask.UseProgram(version));
    }

    private DeviceLine onStick(Language language, OnStick found, boolean working) {
        String label = language.text("staff.update.stick");
        BundleException refused = found.refusedOrNull();
        Manifest manifest = found.manifestOrNull();
        if (manifest == null) {
            String why = refused == null ? "" : sentence(language, refused);
            return new DeviceLine(
                    new Line("form", label + " · " + found.file().getFileName(), why, false),
                    List.of());
        }
        String name = updates.nameOf(found.file());
        Try take =
                new Try(
                        "take-" + name.replaceAll("[^A-Za-z0-9-]", "-"),
                        language.text(
                                found.isOlder() ? "staff.update.take-older" : "staff.update.take"),
                        new StaffTask.TakeBundle(name));
        return new DeviceLine(
                new Line("form", label, named(language, manifest), false),
                working ? List.of() : List.of(take));
    }

    private String named(Language language, Manifest manifest) {
        return language.text(
                "staff.update." + manifest.kind().id(),
                Integer.toString(manifest.version()),
                DAY.format(manifest.created().atZone(zone)));
    }

    /// Why a bundle is not taken.
    static String sentence(Language language, BundleException refused) {
        Object[] values = refused.values().stream().map(String::valueOf).toArray();
        return language.text("staff.update.refused." + refused.why().code(), values);
    }
}
