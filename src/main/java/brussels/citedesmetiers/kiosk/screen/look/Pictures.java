package brussels.citedesmetiers.kiosk.screen.look;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Drawings that stand for something to do or a sector of trades, on the same grid as [Drawings]
/// and drawn larger, in a thinner line. Made when the first of them is shown.
final class Pictures {
    private static final Map<String, Drawings.Drawing> ALL =
            Map.ofEntries(
                    Map.entry(
                            "animals",
                            new Drawings.Drawing(
                                    "M12 12.3c2.7 0 5.2 2.8 5.2 5.2 0 1.7-1.4 2.6-2.8 2.6-1 0-1.5-.4-2.4-.4s-1.4.4-2.4.4c-1.4 0-2.8-.9-2.8-2.6 0-2.4 2.5-5.2 5.2-5.2zM4.6 13.4a1.7 2.2 0 1 0 0-4.4 1.7 2.2 0 0 0 0 4.4zM9 8.8a1.7 2.4 0 1 0 0-4.8 1.7 2.4 0 0 0 0 4.8zM15 8.8a1.7 2.4 0 1 0 0-4.8 1.7 2.4 0 0 0 0 4.8zM19.4 13.4a1.7 2.2 0 1 0 0-4.4 1.7 2.2 0 0 0 0 4.4z",
                                    "")),
                    Map.entry(
                            "build",
                            new Drawings.Drawing(
                                    "M3 5.5h18v13.5h-18zM3 10h18M3 14.5h18M9 5.5v4.5M15 5.5v4.5M6 10v4.5M12 10v4.5M18 10v4.5M9 14.5v4.5M15 14.5v4.5",
                                    "")),
                    Map.entry(
                            "care",
                            new Drawings.Drawing(
                                    "M12 12.3c-3.4-2.4-5.2-4.3-5.2-6.5a2.7 2.7 0 0 1 5.2-1.1 2.7 2.7 0 0 1 5.2 1.1c0 2.2-1.8 4.1-5.2 6.5zM2.5 15.5h3l4 1.5h3.3a1.5 1.5 0 0 1 0 3h-3.3M14 18.5l5-2.4a1.5 1.5 0 0 1 1.4 2.7l-6 3c-1 .5-2 .5-3.1.2l-5-1h-3.8",
                                    "")),
                    Map.entry(
                            "cash",
                            new Drawings.Drawing(
                                    "M2.5 5h19v10.5h-19zM12 13a2.8 2.8 0 1 0 0-5.5 2.8 2.8 0 0 0 0 5.5zM4.5 18.3h15M6.5 21.3h11",
                                    "M5.8 9.3a1 1 0 1 1 0 2a1 1 0 1 1 0-2zM18.2 9.3a1 1 0 1 1 0 2a1 1 0 1 1 0-2z")),
                    Map.entry(
                            "check",
                            new Drawings.Drawing(
                                    "M8.5 4.3h-3a1 1 0 0 0-1 1v15.2a1 1 0 0 0 1 1h13a1 1 0 0 0 1-1v-15.2a1 1 0 0 0-1-1h-3M8.5 2.5h7v3.6h-7zM7.7 11.4l1.4 1.4 2.4-2.8M7.7 16.9l1.4 1.4 2.4-2.8M14 11.7h2.5M14 17.2h2.5",
                                    "")),
                    Map.entry(
                            "coach",
                            new Drawings.Drawing(
                                    "M8 9.3a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 21v-3.2a5.5 5.5 0 0 1 8.7-4.5M17 21.3a4.6 4.6 0 1 0 0-9.2 4.6 4.6 0 0 0 0 9.2zM17 14.7l2.1 1.5-.8 2.5h-2.6l-.8-2.5zM17 12.1v2.6M19.1 16.2l2.3-.8M18.3 18.7l1.4 1.9M15.7 18.7l-1.4 1.9M14.9 16.2l-2.3-.8",
                                    "")),
                    Map.entry(
                            "code",
                            new Drawings.Drawing(
                                    "M4 3.5h16a1.5 1.5 0 0 1 1.5 1.5v10.5a1.5 1.5 0 0 1-1.5 1.5h-16a1.5 1.5 0 0 1-1.5-1.5v-10.5a1.5 1.5 0 0 1 1.5-1.5zM8 21h8M12 17v4M8.8 7.4l-2.9 2.9 2.9 2.9M15.2 7.4l2.9 2.9-2.9 2.9M13 6.8l-2 7",
                                    "")),
                    Map.entry(
                            "cog",
                            new Drawings.Drawing(
                                    "M12 18.3a6.3 6.3 0 1 0 0-12.6 6.3 6.3 0 0 0 0 12.6zM12 14.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM12 2.3v3.4M12 18.3v3.4M2.3 12h3.4M18.3 12h3.4M5.1 5.1l2.4 2.4M16.5 16.5l2.4 2.4M18.9 5.1l-2.4 2.4M7.5 16.5l-2.4 2.4",
                                    "")),
                    Map.entry(
                            "cook",
                            new Drawings.Drawing(
                                    "M4.5 11h15v6.5a3 3 0 0 1-3 3h-9a3 3 0 0 1-3-3zM2 13.3h2.5M19.5 13.3h2.5M8.5 8c-1.2-1.4 1.2-2.4 0-4.5M12 8c-1.2-1.4 1.2-2.4 0-4.5M15.5 8c-1.2-1.4 1.2-2.4 0-4.5",
                                    "")),
                    Map.entry(
                            "count",
                            new Drawings.Drawing(
                                    "M6 2.5h12a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5h-12a1.5 1.5 0 0 1-1.5-1.5v-16a1.5 1.5 0 0 1 1.5-1.5zM7.8 5.8h8.4v3.6h-8.4z",
                                    "M8.7 12.1a1 1 0 1 1 0 2a1 1 0 1 1 0-2zM12 12.1a1 1 0 1 1 0 2a1 1 0 1 1 0-2zM15.3 12.1a1 1 0 1 1 0 2a1 1 0 1 1 0-2zM8.7 16.4a1 1 0 1 1 0 2a1 1 0 1 1 0-2zM12 16.4a1 1 0 1 1 0 2a1 1 0 1 1 0-2zM15.3 16.4a1 1 0 1 1 0 2a1 1 0 1 1 0-2z")),
                    Map.entry(
                            "draw",
                            new Drawings.Drawing(
                                    "M3.5 17.5l11.7-11.7 3.2 3.2-11.7 11.7-4.2 1zM15.2 5.8l1.6-1.6a1.6 1.6 0 0 1 2.3 0l.9.9a1.6 1.6 0 0 1 0 2.3l-1.6 1.6M13 20.7c2.4-2.2 3.6 1.2 5.3-.4 1.1-1 2-.4 2.9.2",
                                    "")),
                    Map.entry(
                            "film",
                            new Drawings.Drawing(
                                    "M4 6.5h9.5a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-9.5a1.5 1.5 0 0 1-1.5-1.5v-8a1.5 1.5 0 0 1 1.5-1.5zM15 11l6.5-3.8v9.6l-6.5-3.8",
                                    "M6 9a1.2 1.2 0 1 1 0 2.4a1.2 1.2 0 1 1 0-2.4z")),
                    Map.entry(
                            "games",
                            new Drawings.Drawing(
                                    "M5 3.5h14a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5h-14a1.5 1.5 0 0 1-1.5-1.5v-14a1.5 1.5 0 0 1 1.5-1.5z",
                                    "M8 6.6a1.4 1.4 0 1 1 0 2.8a1.4 1.4 0 1 1 0-2.8zM16 6.6a1.4 1.4 0 1 1 0 2.8a1.4 1.4 0 1 1 0-2.8zM12 10.6a1.4 1.4 0 1 1 0 2.8a1.4 1.4 0 1 1 0-2.8zM8 14.6a1.4 1.4 0 1 1 0 2.8a1.4 1.4 0 1 1 0-2.8zM16 14.6a1.4 1.4 0 1 1 0 2.8a1.4 1.4 0 1 1 0-2.8z")),
                    Map.entry(
                            "garden",
                            new Drawings.Drawing(
                                    "M7 15.5h10l-1.3 6h-7.4zM12 15.5v-7.5M12 10.3c0-3.8-2.4-5.7-6.5-5.7 0 3.6 2.5 5.7 6.5 5.7zM12 12.8c0-3.2 2-4.9 6-4.9 0 3.2-2.3 4.9-6 4.9",
                                    "")),
                    Map.entry(
                            "health", new Drawings.Drawing("M9 3h6v6h6v6h-6v6h-6v-6h-6v-6h6z", "")),
                    Map.entry(
                            "history",
                            new Drawings.Drawing(
                                    "M3 9.3l9-6.3 9 6.3zM5.5 9.3v8.2M9.8 9.3v8.2M14.2 9.3v8.2M18.5 9.3v8.2M4 17.5h16M2.5 20.8h19",
                                    "")),
                    Map.entry(
                            "lead",
                            new Drawings.Drawing(
                                    "M8.3 10a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8zM2.8 21.3v-2.8a5.5 5.5 0 0 1 11 0v2.8M17 21.3v-18.5h4.8l-1.7 2.9 1.7 2.9h-4.8M12.3 15l4.7-2.5",
                                    "")),
                    Map.entry(
                            "listen",
                            new Drawings.Drawing(
                                    "M6.5 9.5a5.7 5.7 0 0 1 11.4 0c0 4-3.7 4.3-3.7 7.7a3.9 3.9 0 0 1-7.4 1.5M9.6 10a2.6 2.6 0 0 1 5.2 0c0 1.9-2.2 2.1-2.2 4.1",
                                    "")),
                    Map.entry(
                            "music",
                            new Drawings.Drawing(
                                    "M9.3 17.6a2.9 2.4 0 1 1-5.8 0 2.9 2.4 0 0 1 5.8 0zM9.3 17.6v-12.6l11.2-2.2v12.6M20.5 15.4a2.9 2.4 0 1 1-5.8 0 2.9 2.4 0 0 1 5.8 0zM9.3 8.9l11.2-2.2",
                                    "")),
                    Map.entry(
                            "nature",
                            new Drawings.Drawing(
                                    "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM15.1 15.1l6 6M7 13c0-3.9 2.2-5.8 6.2-5.8 0 3.9-2.2 5.8-6.2 5.8zM7 13l3-3",
                                    "")),
                    Map.entry(
                            "persuade",
                            new Drawings.Drawing(
                                    "M3.5 9.8v4.4h3.3l9.7 4.8v-14l-9.7 4.8zM6.8 14.2l1.5 6.3h3.2l-1.3-4.7M19 9.3a3.8 3.8 0 0 1 0 5.4",
                                    "")),
                    Map.entry(
                            "plan",
                            new Drawings.Drawing(
                                    "M5 4.5h14a2 2 0 0 1 2 2v12.5a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-12.5a2 2 0 0 1 2-2zM3 9.8h18M8 2.3v4.2M16 2.3v4.2M8.2 15.2l2.6 2.6 5-5",
                                    "")),
                    Map.entry(
                            "poster",
                            new Drawings.Drawing(
                                    "M5 4.5h14v16.5h-14zM7.8 17.5l3.2-4.4 2.3 2.8 1.3-1.5 1.8 3.1zM8.5 8.3h7M8.5 10.8h4",
                                    "M12 1.8a1.3 1.3 0 1 1 0 2.6a1.3 1.3 0 1 1 0-2.6z")),
                    Map.entry(
                            "scissors",
                            new Drawings.Drawing(
                                    "M6.3 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6.3 20.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8.8 8.2l11.7 9.6M8.8 15.8l11.7-9.6",
                                    "")),
                    Map.entry(
                            "sell",
                            new Drawings.Drawing(
                                    "M12.7 3.3h7a1 1 0 0 1 1 1v7l-9.4 9.4a1.3 1.3 0 0 1-1.8 0l-6.2-6.2a1.3 1.3 0 0 1 0-1.8zM8.3 12.3l3.4 3.4",
                                    "M16.6 6a1.4 1.4 0 1 1 0 2.8a1.4 1.4 0 1 1 0-2.8z")),
                    Map.entry(
                            "shield",
                            new Drawings.Drawing(
                                    "M12 2.5l8 3v6c0 5-3.3 8.4-8 10-4.7-1.6-8-5-8-10v-6zM8.3 11.8l2.7 2.7 4.7-5.2",
                                    "")),
                    Map.entry(
                            "shop",
                            new Drawings.Drawing(
                                    "M4.5 12v9h15v-9M3 8.5l2-5.5h14l2 5.5a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0zM13 21v-5.5h3.5v5.5M7.3 14.5h3v3h-3z",
                                    "")),
                    Map.entry(
                            "sort",
                            new Drawings.Drawing(
                                    "M3 7a1.5 1.5 0 0 1 1.5-1.5h4.5l2.2 2.7h8.3a1.5 1.5 0 0 1 1.5 1.5v9.3a1.5 1.5 0 0 1-1.5 1.5h-15a1.5 1.5 0 0 1-1.5-1.5zM7 12.7h10M7 16.5h6",
                                    "")),
                    Map.entry(
                            "sound",
                            new Drawings.Drawing(
                                    "M4 2.5h9a1 1 0 0 1 1 1v17a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-17a1 1 0 0 1 1-1zM8.5 18a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM8.5 8.2a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8zM17 9.3a3.8 3.8 0 0 1 0 5.4M19.5 6.5a7.8 7.8 0 0 1 0 11",
                                    "")),
                    Map.entry(
                            "speak",
                            new Drawings.Drawing(
                                    "M12 14.5a3.3 3.3 0 0 0 3.3-3.3v-5.4a3.3 3.3 0 0 0-6.6 0v5.4a3.3 3.3 0 0 0 3.3 3.3zM5.5 11.3a6.5 6.5 0 0 0 13 0M12 17.8v3.7M8.3 21.5h7.4",
                                    "")),
                    Map.entry(
                            "stars",
                            new Drawings.Drawing(
                                    "M14 4.3a8.5 8.5 0 1 0 6.8 10.6 7 7 0 0 1-6.8-10.6zM19 3.5v4.6M16.7 5.8h4.6M4.5 3v3.4M2.8 4.7h3.4",
                                    "")),
                    Map.entry(
                            "teach",
                            new Drawings.Drawing(
                                    "M3 3.5h18v11.5h-18zM12 15v2.3M8 21.5l4-4.2 4 4.2M7 7.5h6.5M7 11h4",
                                    "")),
                    Map.entry(
                            "test",
                            new Drawings.Drawing(
                                    "M9 2.8h6M10.2 2.8v6.4l-5.5 9.1a1.9 1.9 0 0 0 1.6 2.9h11.4a1.9 1.9 0 0 0 1.6-2.9l-5.5-9.1v-6.4M7.4 14h9.2",
                                    "M10.5 16.3a1.1 1.1 0 1 1 0 2.2a1.1 1.1 0 1 1 0-2.2zM14 17a.9.9 0 1 1 0 1.8a.9.9 0 1 1 0-1.8z")),
                    Map.entry(
                            "theatre",
                            new Drawings.Drawing(
                                    "M4 4.5c5 1.7 11 1.7 16 0 .7 9.3-2 14.8-8 17-6-2.2-8.7-7.7-8-17zM7.5 10.5c1-1 2.2-1 3.2 0M13.3 10.5c1-1 2.2-1 3.2 0M8 14.3c2 2.8 6 2.8 8 0z",
                                    "")),
                    Map.entry(
                            "transport",
                            new Drawings.Drawing(
                                    "M2.5 5h11.5v12h-11.5zM14 9.5h4l3.5 3.5v4h-7.5M7 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17.5 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
                                    "")));

    private Pictures() {}

    static Drawings.@Nullable Drawing named(String name) {
        return ALL.get(name);
    }

    static Set<String> names() {
        return ALL.keySet();
    }
}
