package brussels.citedesmetiers.kiosk.config;

import java.util.List;

/// What of the configuration folder is content, and may lie elsewhere than the settings.
final class ContentParts {
    static final List<String> FOLDERS = List.of("content", "languages");

    private ContentParts() {}

    /// @param file relative to the configuration folder
    static boolean hold(String file) {
        return FOLDERS.stream().anyMatch(folder -> file.startsWith(folder + "/"));
    }
}
