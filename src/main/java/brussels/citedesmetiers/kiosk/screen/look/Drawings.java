package brussels.citedesmetiers.kiosk.screen.look;

import java.util.Map;
import java.util.Set;

/// The identity's drawings, each on a grid of 24 by 24: a stroked outline, and for some of them a
/// filled part.
public final class Drawings {
    public record Drawing(String outline, String filled) {}

    private static final Map<String, Drawing> ALL =
            Map.ofEntries(
                    Map.entry(
                            "theme-choisir",
                            new Drawing(
                                    "M12 21v-6c0-5-6.5-4-6.5-9M12 15c0-5 6.5-4 6.5-9M2.8 7.6l2.7-3.4 2.9 3.2M15.6 7.4l2.9-3.2 2.7 3.4",
                                    "")),
                    Map.entry(
                            "theme-apprendre",
                            new Drawing(
                                    "M12 7v13M12 7c-1.8-2-4.8-3-9-3v13c4.2 0 7.2 1 9 3 1.8-2 4.8-3 9-3v-13c-4.2 0-7.2 1-9 3",
                                    "")),
                    Map.entry(
                            "theme-travailler",
                            new Drawing(
                                    "M5 8h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2zM8.5 8v-2a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v2M3 13.5h18M12 12v3",
                                    "")),
                    Map.entry(
                            "theme-bouger",
                            new Drawing(
                                    "M12 21.5c-4.6-4.8-7-8.3-7-11.7a7 7 0 0 1 14 0c0 3.4-2.4 6.9-7 11.7zM12 12.4a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2z",
                                    "")),
                    Map.entry(
                            "theme-entreprendre",
                            new Drawing(
                                    "M4.5 12v9h15v-9M3 8.5l2-5.5h14l2 5.5a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0zM9.5 21v-4a2.5 2.5 0 0 1 5 0v4",
                                    "")),
                    Map.entry(
                            "theme-unsure",
                            new Drawing(
                                    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM15.8 8.2l-2.3 5.3-5.3 2.3 2.3-5.3z",
                                    "")),
                    Map.entry("back", new Drawing("M20 12h-15M11 5.5l-6.5 6.5 6.5 6.5", "")),
                    Map.entry("next", new Drawing("M4 12h15M13 5.5l6.5 6.5-6.5 6.5", "")),
                    Map.entry("start-over", new Drawing("M5 4v5h5M5.3 9a8 8 0 1 1-1.2 5", "")),
                    Map.entry(
                            "language",
                            new Drawing(
                                    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.2 12h17.6M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18",
                                    "")),
                    Map.entry(
                            "accessibility",
                            new Drawing(
                                    "M4.5 9c2.5.9 5 1.3 7.5 1.3s5-.4 7.5-1.3M12 10.3v4.2M12 14.5l-3.5 7M12 14.5l3.5 7",
                                    "M12 1.5a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 1 1 0-5.2z")),
                    Map.entry(
                            "speaker",
                            new Drawing(
                                    "M4 9.5v5h3.5l5 4.5v-14l-5 4.5zM16 9a4.2 4.2 0 0 1 0 6M18.7 6.2a8.2 8.2 0 0 1 0 11.6",
                                    "")),
                    Map.entry(
                            "speaker-off",
                            new Drawing(
                                    "M4 9.5v5h3.5l5 4.5v-14l-5 4.5zM16.5 9.5l5 5M21.5 9.5l-5 5",
                                    "")),
                    Map.entry(
                            "text-size",
                            new Drawing(
                                    "M2.5 19l5.5-14 5.5 14M4.5 14.5h7M15 19l3.2-8 3.3 8M16.2 16.3h4.1",
                                    "")),
                    Map.entry(
                            "contrast",
                            new Drawing(
                                    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
                                    "M12 3a9 9 0 0 1 0 18z")),
                    Map.entry("lower", new Drawing("M4 4h16M12 8v9M7 12.5l5 5 5-5M4 21h16", "")),
                    Map.entry("tick", new Drawing("M4.5 12.8l5 5 10-11", "")),
                    Map.entry("close", new Drawing("M6 6l12 12M18 6l-12 12", "")),
                    Map.entry("plus", new Drawing("M12 5v14M5 12h14", "")),
                    Map.entry("minus", new Drawing("M5 12h14", "")),
                    Map.entry("more", new Drawing("M5 9l7 7 7-7", "")),
                    Map.entry("less", new Drawing("M5 15l7-7 7 7", "")),
                    Map.entry(
                            "edit",
                            new Drawing(
                                    "M4 20l1-4.5 11.5-11.5 3.5 3.5-11.5 11.5zM14 6.5l3.5 3.5", "")),
                    Map.entry(
                            "printer",
                            new Drawing(
                                    "M7 8v-5h10v5M7 17h-2a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M7 14h10v7h-10zM17.5 11h.01",
                                    "")),
                    Map.entry(
                            "take",
                            new Drawing(
                                    "M7.5 2h9v11l-2.2-1.5-2.3 1.5-2.3-1.5-2.2 1.5zM10.9 6.2h2.2M2.5 16h3l4 1.5h3a1.5 1.5 0 0 1 0 3h-3M14 18.5l5-2.4a1.5 1.5 0 0 1 1.4 2.7l-6 3c-1 .5-2 .6-3.1.3l-5-1.1h-3.8",
                                    "")),
                    Map.entry(
                            "face-yes",
                            new Drawing(
                                    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 9.7h.01M15 9.7h.01M7.8 13.6c1 1.9 2.4 2.8 4.2 2.8s3.2-.9 4.2-2.8",
                                    "")),
                    Map.entry(
                            "face-partly",
                            new Drawing(
                                    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 9.7h.01M15 9.7h.01M8.3 15.2h7.4",
                                    "")),
                    Map.entry(
                            "face-no",
                            new Drawing(
                                    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 9.7h.01M15 9.7h.01M7.8 16.6c1-1.9 2.4-2.8 4.2-2.8s3.2.9 4.2 2.8",
                                    "")),
                    Map.entry(
                            "phone",
                            new Drawing(
                                    "M8 2.5h8a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2zM10.5 18.3h3",
                                    "")),
                    Map.entry(
                            "ticket",
                            new Drawing(
                                    "M5 3h14v18l-2.3-1.6-2.4 1.6-2.3-1.6-2.3 1.6-2.4-1.6-2.3 1.6zM9 8h6M9 12.5h6",
                                    "")),
                    Map.entry(
                            "clock",
                            new Drawing(
                                    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.3l3.5 2.2", "")),
                    Map.entry(
                            "people",
                            new Drawing(
                                    "M9 11a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM2.5 20v-.5a6.5 5.5 0 0 1 13 0v.5M15.5 4.9a3.2 3.2 0 0 1 0 5.8M17.8 14.6c2.3.7 3.7 2.5 3.7 4.9v.5",
                                    "")),
                    Map.entry(
                            "adviser",
                            new Drawing(
                                    "M12 10.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20.5v-1a7 6 0 0 1 14 0v1M2.5 20.5h19",
                                    "")),
                    Map.entry(
                            "no-queue",
                            new Drawing(
                                    "M9.5 21v-11a5.8 5.8 0 0 1 11.6 0v11M2.5 14h11M9.8 9.8l4.2 4.2-4.2 4.2",
                                    "")),
                    Map.entry(
                            "warning",
                            new Drawing("M12 3.5l9.5 16.5h-19zM12 10v4.5M12 17.3h.01", "")),
                    Map.entry(
                            "info",
                            new Drawing(
                                    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11.5v5M12 7.8h.01",
                                    "")),
                    Map.entry(
                            "no-paper",
                            new Drawing(
                                    "M7 8v-5h10v5M7 17h-2a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M9.3 14.5l5.4 5.5M14.7 14.5l-5.4 5.5",
                                    "")),
                    Map.entry(
                            "calendar",
                            new Drawing(
                                    "M5 5h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-12a2 2 0 0 1 2-2zM3 10.5h18M8 2.5v4.5M16 2.5v4.5",
                                    "")),
                    Map.entry(
                            "web",
                            new Drawing(
                                    "M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zM9 21h6M12 17v4",
                                    "")),
                    Map.entry(
                            "form",
                            new Drawing(
                                    "M6 2.5h8.5l4.5 4.5v14.5h-13zM14 3v4.5h4.5M9 12h6M9 16.5h6",
                                    "")),
                    Map.entry(
                            "call",
                            new Drawing(
                                    "M4 15.5h16l-2-3v-3.5a6 6 0 0 0-12 0v3.5zM10 19.5a2 2 0 0 0 4 0M12 3v-1",
                                    "")),
                    Map.entry(
                            "scan",
                            new Drawing(
                                    "M3 8v-3a2 2 0 0 1 2-2h3M16 3h3a2 2 0 0 1 2 2v3M21 16v3a2 2 0 0 1-2 2h-3M8 21h-3a2 2 0 0 1-2-2v-3M6.5 12h11",
                                    "")),
                    Map.entry(
                            "transfer",
                            new Drawing(
                                    "M4 8h15M15 4l4.5 4-4.5 4M20 16h-15M9 12l-4.5 4 4.5 4", "")),
                    Map.entry("park", new Drawing("M9 5v14M15 5v14", "")),
                    Map.entry(
                            "absent",
                            new Drawing(
                                    "M10 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20.5v-1a7 6 0 0 1 10-4.6M16 15.5l5 5M21 15.5l-5 5",
                                    "")),
                    Map.entry(
                            "network",
                            new Drawing(
                                    "M3 9.5a13 13 0 0 1 18 0M6.5 13.3a8 8 0 0 1 11 0M12 18.5h.01",
                                    "")),
                    Map.entry(
                            "lock",
                            new Drawing(
                                    "M6 11h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-12a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1zM8 11v-3.5a4 4 0 0 1 8 0v3.5",
                                    "")),
                    Map.entry(
                            "truck",
                            new Drawing(
                                    "M2.5 5h11.5v12h-11.5zM14 9.5h4l3.5 3.5v4h-7.5M7 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17.5 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
                                    "")),
                    Map.entry(
                            "chart", new Drawing("M4 20v-7M10 20v-15M16 20v-10M2.5 20.5h19", "")));

    private Drawings() {}

    public static Drawing named(String name) {
        Drawing own = ALL.get(name);
        Drawing drawing = own != null ? own : Pictures.named(name);
        if (drawing == null) {
            throw new IllegalArgumentException("no drawing named " + name);
        }
        return drawing;
    }

    static Set<String> names() {
        return ALL.keySet();
    }
}
