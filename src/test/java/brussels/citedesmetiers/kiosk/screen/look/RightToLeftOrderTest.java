package brussels.citedesmetiers.kiosk.screen.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Language;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the eye sees from left to right, by the Unicode rules for order.
final class RightToLeftOrderTest {

    /// What the Arabic font has of signs that are no Arabic letters.
    private static final String HAS =
            "[\\p{IsArabic}\\p{M}\\d!,.:،؛؟«»\\-\u2010\u2011\u200b\u200e\\s]*";

    /// Arabic words stand for themselves as أ ب ج.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "أ (ب) ج                 | ج «ب» أ",
                "أ (CESS) ج              | ج (CESS) أ",
                "أ (art. 60) ج           | ج (art. 60) أ",
                "أ (ب Uccle)، ج          | ج ،«Uccle ب» أ",
                "أ – ب                   | ب - أ",
                "أ · 3                   | 3 - أ",
                "أ 09:00–17:00           | 17:00–09:00 أ",
                "أ 1/3                   | 1/3 أ",
                "أ 50% ب                 | ب 50% أ",
                "أ Erasmus+ ب            | ب Erasmus+ أ",
                "أ DUO for a JOB.        | .DUO for a JOB أ",
                "Actiris. ب              | ب .Actiris",
                "أ (Actiris، 2025).      | .(Actiris, 2025) أ",
                "أ\u00a0· Salle\u00a03        | Salle 3 - أ",
                "أ…                      | ...أ"
            })
    void isSeenInTheOrderOfTheUnicodeRules(String text, String seen) {
        assertEquals(seen, seen(RightToLeft.drawn(text)));
    }

    @Test
    void everyShippedTextNeedsOneFontInEachRun() {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> text : arabic().entrySet()) {
            String drawn = RightToLeft.drawn(text.getValue());
            Bidi order = order(drawn);
            for (int run = 0; run < order.getRunCount(); run++) {
                String part = drawn.substring(order.getRunStart(run), order.getRunLimit(run));
                boolean onePiece = part.length() == 1 || part.matches(HAS);
                boolean mixed = part.matches("(?s).*[A-Za-z].*") && part.contains("،");
                if (order.getRunLevel(run) % 2 == 1 ? !onePiece : mixed) {
                    wrong.add(text.getKey() + ": " + part);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aTextFromLeftToRightIsDrawnAsItIs() {
        String text = "Diplôme (CESS) – 3/4";
        Language french =
                new Language("fr", "Français", "Bonjour", "Gratuit", false, true, Map.of());
        assertSame(text, RightToLeft.drawn(french, text));
    }

    private static Map<String, String> arabic() {
        JsonNode file =
                JsonMapper.shared().readTree(ConfigFolder.SHIPPED.resolve("languages/ar.json"));
        Map<String, String> texts = new TreeMap<>();
        for (String part : List.of("texts", "content")) {
            file.path(part)
                    .properties()
                    .forEach(
                            e ->
                                    texts.put(
                                            e.getKey(),
                                            e.getValue().asString().replaceAll("\\{\\d}", "10")));
        }
        assertFalse(texts.isEmpty());
        return texts;
    }

    private static Bidi order(String text) {
        return new Bidi(text, Bidi.DIRECTION_RIGHT_TO_LEFT);
    }

    /// In a run from right to left, letters turn round and so do brackets.
    private static String seen(String text) {
        Bidi order = order(text);
        int runs = order.getRunCount();
        byte[] levels = new byte[runs];
        String[] parts = new String[runs];
        for (int run = 0; run < runs; run++) {
            String part = text.substring(order.getRunStart(run), order.getRunLimit(run));
            levels[run] = (byte) order.getRunLevel(run);
            parts[run] = levels[run] % 2 == 0 ? part : turned(part);
        }
        Bidi.reorderVisually(levels, 0, parts, 0, runs);
        return String.join("", parts).replaceAll("[\u200e\u200f]", "");
    }

    private static String turned(String part) {
        return new StringBuilder(part)
                .reverse()
                .toString()
                .replace('(', '<')
                .replace(')', '(')
                .replace('<', ')')
                .replace('«', '<')
                .replace('»', '«')
                .replace('<', '»');
    }
}
