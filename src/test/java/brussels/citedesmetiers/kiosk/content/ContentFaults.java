package brussels.citedesmetiers.kiosk.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

/// What the check must find in a draft, exactly.
final class ContentFaults {

    private ContentFaults() {}

    static final TextFit ALL_FITS = (_, _, _) -> Optional.empty();

    static final String C = "content/questionnaire-C.json: ";

    static final String CATALOGUE = "content/recommendations.json: ";

    static List<String> faults(Drafts drafts) {
        return new ContentCheck(ALL_FITS)
                .check(drafts.draft()).stream().map(Fault::toString).toList();
    }

    static void finds(Drafts drafts, String... faults) {
        assertEquals(List.of(faults), faults(drafts));
    }

    static void finds(Forms.Form form, String... faults) {
        assertEquals(
                List.of(faults),
                faults(Drafts.sound().with(form)).stream().map(ContentFaults::inC).toList());
    }

    private static String inC(String fault) {
        assertTrue(fault.startsWith(C), fault);
        return fault.substring(C.length());
    }
}
