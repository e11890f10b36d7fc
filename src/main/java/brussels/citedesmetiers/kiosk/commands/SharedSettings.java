package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.central.Alerts;
import brussels.citedesmetiers.kiosk.central.CentreStore;
import brussels.citedesmetiers.kiosk.central.Codes;
import brussels.citedesmetiers.kiosk.config.AlertReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.files.KeptFile;
import brussels.citedesmetiers.kiosk.files.KeptText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tinylog.Logger;

/// What the centres on one database go by, alike at all of them.
final class SharedSettings {
    /// Its digest when this machine and the others last had the same.
    private static final String ALIKE = AlertReader.FILE + ".alike";

    private static final String SETTINGS = "settings";

    private SharedSettings() {}

    /// Brings this centre in line with the others on its database.
    ///
    /// @return whether `alerts.json` is alike at all of them
    static boolean settle(CentreStore store, Path folder, Codes codes, SiteSettings site)
            throws IOException {
        if (!store.shared()) {
            return true;
        }
        compare(store.kept(SETTINGS), codes, site);
        return alike(store.kept(Alerts.SETTINGS), folder);
    }

    /// Makes `alerts.json` alike: whoever changes it at one centre changes it for all, at the next
    /// start of each.
    ///
    /// @param shared the text that all have
    /// @param folder this centre's
    /// @return whether it is; false if it was changed at two places
    static boolean alike(KeptText shared, Path folder) throws IOException {
        KeptText here = new KeptFile(folder.resolve(AlertReader.FILE));
        KeptText last = new KeptFile(folder.resolve(ALIKE));
        // An empty text is a file that was taken away.
        String own = here.read().orElse("");
        String before = last.read().orElse(digest(""));
        boolean changed = !digest(own).equals(before);
        String now =
                shared.change(
                                present ->
                                        present.filter(
                                                        other ->
                                                                !changed
                                                                        || !digest(other)
                                                                                .equals(before))
                                                .or(() -> Optional.of(own)))
                        .orElseThrow();
        if (changed && !now.equals(own)) {
            Logger.error(
                    "Nobody is told of anything from here: {} was changed here and at another"
                            + " centre; copy the one that is right to both",
                    AlertReader.FILE);
            return false;
        }
        var _ = here.change(_ -> Optional.of(now).filter(text -> !text.isEmpty()));
        last.write(digest(now));
        return true;
    }

    /// Says in the log if this centre starts with another site, time zone or closed lists than the
    /// one before: it may be that another one still goes by those.
    ///
    /// @param shared what the one before went by
    static void compare(KeptText shared, Codes codes, SiteSettings site) throws IOException {
        StringBuilder all = new StringBuilder(site.id() + " " + site.zone() + "\n");
        new TreeMap<>(codes.measures()).forEach((id, of) -> all.append(id + " " + of + "\n"));
        new TreeMap<>(codes.values())
                .forEach((of, values) -> all.append(of + " " + new TreeSet<>(values) + "\n"));
        String now = digest(all.toString());
        if (!now.equals(shared.read().orElse(now))) {
            Logger.warn(
                    "site.json, counts.json or the content changed since a centre of this database"
                            + " was last started: give every one the same, and restart it");
        }
        shared.write(now);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
