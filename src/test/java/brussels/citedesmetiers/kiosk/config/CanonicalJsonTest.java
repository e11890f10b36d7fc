package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {

    private static String canonical(String json) {
        return CanonicalJson.of(Map.of("f", JsonMapper.shared().readTree(json)));
    }

    @Test
    void propertiesAreSortedByCodeUnitsAsInRfc8785() {
        // The example of RFC 8785, section 3.2.3.
        String json =
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,"
                        + "\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";
        assertEquals(
                "{\"f\":{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}}",
                canonical(json));
    }

    @Test
    void whiteSpaceAndNeedlessEscapesAreGone() {
        assertEquals(
                "{\"f\":[true,null,-12,\"é/\",{},[]]}",
                canonical(" [ true , null , -12 , \"\\u00e9\\/\" , { } , [ ] ] "));
    }

    @Test
    void controlCharactersAreEscapedInOneWay() {
        assertEquals(
                "{\"f\":\"\\b\\t\\n\\f\\r\\\"\\\\\\u001f\u007f\"}",
                canonical("\"\\u0008\\u0009\\u000a\\u000c\\u000d\\u0022\\u005c\\u001F\\u007f\""));
    }

    @Test
    void numberThatIsNotWholeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> canonical("1.5"));
    }
}
