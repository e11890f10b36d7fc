package brussels.citedesmetiers.kiosk.content;

import java.util.List;

/// The drawings that a choice may have above its word, and a sector of trades beside its name.
public final class Picture {

    /// Their names, as content files write them.
    public static final List<String> NAMES =
            List.of(
                    "animals",
                    "build",
                    "care",
                    "cash",
                    "check",
                    "coach",
                    "code",
                    "cog",
                    "cook",
                    "count",
                    "draw",
                    "film",
                    "games",
                    "garden",
                    "health",
                    "history",
                    "lead",
                    "listen",
                    "music",
                    "nature",
                    "persuade",
                    "plan",
                    "poster",
                    "scissors",
                    "sell",
                    "shield",
                    "shop",
                    "sort",
                    "sound",
                    "speak",
                    "stars",
                    "teach",
                    "test",
                    "theatre",
                    "transport");

    private Picture() {}
}
