package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each row plants one mistake in a sound folder. The reader must refuse it in one sentence that
/// names the place; the schema must refuse it too where a schema can tell.
class BrokenFilesTest {
    private static final String KEY_A = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final Schemas SCHEMAS = new Schemas();

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "terminal.json",
                "site.json",
                "content/themes.json",
                "content/about.json",
                "content/recommendations.json",
                "content/questionnaire-C.json",
                "languages/uk.json"
            })
    void unbrokenFilesAreAcceptedByBoth(String file) {
        ConfigFolder config = ConfigFolder.in(folder);
        assertEquals(List.of(), ConfigFolder.faults(config.settings()));
        assertEquals(List.of(), ConfigFolder.faults(config.content()));
        assertEquals(List.of(), SCHEMAS.complaints(file, config.read(file)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/colour          | 'red'         | there is no such property here; there are id",
                "/id              | 'Bruxelles A' | an id of lower-case letters",
                "/id              | 7             | an id of lower-case letters",
                "/letter          | 'AB'          | one letter from A to Z is needed",
                "/kind            | 'ship'        | one of building, truck is needed",
                "/display         | []            | an object in braces is needed",
                "/display/widthPx | '1024'        | a whole number from 320 to 7680 is needed",
                "/display/widthPx | 1024.5        | a whole number from 320 to 7680 is needed",
                "/display/widthPx | 99999999999   | a whole number from 320 to 7680 is needed",
                "/display/diagonalInches | 'seven' | a number from 5.0 to 100.0 is needed",
                "/display/diagonalInches | 700    | a number from 5.0 to 100.0 is needed",
                "/display/diagonalInches | 1e400  | a number from 5.0 to 100.0 is needed",
                "/display/diagonalInches | -1e400 | a number from 5.0 to 100.0 is needed",
                "/display/diagonalInches | 1e999999999 | a number from 5.0 to 100.0 is needed",
                "/printers        | {}            | a list of 0 to 4 is needed",
                "/printers/0      | 'usb'         | an object in braces is needed",
                "/printers/0/address | 'lpt1'     | usb:/path, tcp://host:port, serial:/path",
                "/printers/0/address | 'usb:lp0'  | usb:/path, tcp://host:port, serial:/path",
                "/printers/0/address | 'tcp://'   | usb:/path, tcp://host:port",
                "/printers/0/address | 'serial:/dev/ttyS0?baud=1' | serial:/path?baud=n",
                "/printers/0/address | 'tcp://printer:70000' | usb:/path, tcp://host:port",
                "/printers/0/name | ' '           | a text is needed, and not an empty one",
                "/dataFolder      | ''            | a folder is needed",
                "/languages       | ['fr', 'fr']  | it stands in this list already",
                "/languages       | ['French']    | a BCP 47 language code"
            })
    void terminalIsRefusedByReaderAndSchema(String pointer, String json, String right) {
        ConfigFolder config = ConfigFolder.in(folder).put("terminal.json", pointer, json);
        assertOneFault(config.settings(), "terminal.json", pointer, right);
        assertFalse(SCHEMAS.complaints("terminal.json", config.read("terminal.json")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/printers/0/model | 'epson-80' | no such model; did you mean epson-80mm?",
                "/printers/0/widthDots | 577 | a multiple of 8 is needed",
                "/site                 | 'namur' | the id of site.json, bruxelles, is needed",
                "/id                   | 'bruxelles-b' | site.json needs an entry for this terminal",
                "/letter               | 'B' | site.json gives it the letter A"
            })
    void terminalIsRefusedByTheReader(String pointer, String json, String right) {
        ConfigFolder config = ConfigFolder.in(folder).put("terminal.json", pointer, json);
        assertOneFault(config.settings(), "terminal.json", pointer, right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/terminals | [] | a list of 1 to 26 is needed",
                "/terminals/0/publicKeys/- | {'key': 'AAAA', 'from': '2026-11-22'} "
                        + "| the 32 bytes of an Ed25519 public key in Base64 are needed",
                "/terminals/0/publicKeys/- | {'key': 'KEY', 'from': 'today'} "
                        + "| a date such as 2026-11-22 is needed",
                "/terminals/0/publicKeys/- | {'key': 'KEY', 'from': '2026-11-22', 'until': 2027} "
                        + "| a date such as 2026-11-22 is needed",
                "/terminals/0/hubFingerprint | 'AB:CD' | the SHA-256 of the key of a certificate"
            })
    void siteIsRefusedByReaderAndSchema(String pointer, String json, String right) {
        ConfigFolder config =
                ConfigFolder.in(folder).put("site.json", pointer, json.replace("KEY", KEY_A));
        assertOneFault(config.settings(), "site.json", pointer.replace("/-", "/0"), right);
        assertFalse(SCHEMAS.complaints("site.json", config.read("site.json")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/terminals/- | {'id': 'bruxelles-b', 'letter': 'A'} "
                        + "| another terminal of this site has this letter",
                "/terminals/- | {'id': 'bruxelles-a', 'letter': 'B'} "
                        + "| another terminal of this site has this id",
                "/terminals/0/publicKeys | [{'key': 'KEY', 'from': '2026-11-22'},"
                        + " {'key': 'KEY', 'from': '2026-11-23'}]"
                        + "| this key stands in this file already",
                "/terminals/0/publicKeys | [{'key': 'KEY', 'from': '2026-02-30'}]"
                        + "| a day that is in the calendar is needed",
                "/terminals/0/publicKeys "
                        + "| [{'key': 'KEY', 'from': '2026-11-22', 'until': '2026-11-21'}]"
                        + "| until must not be before from",
            })
    void siteIsRefusedByTheReader(String pointer, String json, String right) {
        ConfigFolder config =
                ConfigFolder.in(folder).put("site.json", pointer, json.replace("KEY", KEY_A));
        assertOneFault(config.settings(), "site.json", pointer.replace("/-", "/1"), right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "themes          | /themes/0/name/uk    | ''   | a text is needed",
                "themes          | /themes/0/name/ar    | 'x'  | no such property here",
                "themes          | /themes/0/name/fr    | 'aaaaaaaaaaaaaaaaaaaaa' | at most 20",
                "themes          | /themes/0/icon       | 'x'  | one of theme-choisir",
                "themes          | /themes/0/id         | 'Z'  | one of C, A, T, B, E, U is",
                "recommendations | /recommendations/0/access  | 'open' | one of direct, either",
                "recommendations | /recommendations/0/icon    | 'door' | one of calendar, web",
                "recommendations | /recommendations/0/address | 'http://a.be' | https://",
                "recommendations | /recommendations/0/title   | null   | an object in braces",
                "about           | /questions/0/type    | 'multiple' | must be single",
                "about           | /questions/0/id      | 'commune'  | starts with about-",
                "questionnaire-C | /id                  | 'D'  | one of C is needed",
                "questionnaire-C | /version             | 1    | a version that starts",
                "questionnaire-C | /maxQuestions        | 3    | a whole number from 4 to 30",
                "questionnaire-C | /questions/0/type    | 'free' | one of single, multiple",
                "questionnaire-C | /questions/0/choices | []   | a list of 2 to 8 is needed",
                "questionnaire-C | /questions/0/choices/0/id         | 'label' | but not text or",
                "questionnaire-C | /questions/0/choices/0/exclusive  | true    | multiple question",
                "questionnaire-C | /questions/0/choices/0/scores/R   | 0       | from 1 to 20",
                "questionnaire-C | /questions/0/choices/0/scores/a_b | 1       | as its name",
                "questionnaire-C | /questions/0/enableWhen           | {}      | exactly one of is",
                "questionnaire-C | /questions/0/enableWhen | {'or': []}        | exactly one of is",
                "questionnaire-C | /rules/0/when | {'any': [], 'all': []}      | exactly one of is",
                "questionnaire-C | /rules/0/when/all  | []     | a list of 1 to 100 is needed",
                "questionnaire-C | /rules/0/priority  | 101    | a whole number from 1 to 100",
                "questionnaire-C | /rules/0/recommend | []     | a list of 1 to 8 is needed",
                "questionnaire-C | /rules/0/recommend/0 | 3    | an id of lower-case letters"
            })
    void contentIsRefusedByReaderAndSchema(String name, String pointer, String json, String right) {
        String file = "content/" + name + ".json";
        ConfigFolder config = ConfigFolder.in(folder).put(file, pointer, json);
        assertFault(config.content(), file, pointer, right);
        assertFalse(SCHEMAS.complaints(file, config.read(file)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "themes          | /themes/0/name/uk      | a text is needed",
                "themes          | /themes/5              | a list of 6 is needed     ",
                "about           | /questions/1/label     | an object in braces is needed",
                "recommendations | /recommendations       | a list of 1 to 1000 is needed",
                "questionnaire-E | /rules/1/priority      | a whole number from 1 to 100 is needed",
                "questionnaire-E | /questions/1/choices/1/text/en | a text is needed"
            })
    void missingPartIsRefusedByReaderAndSchema(String name, String pointer, String right) {
        String file = "content/" + name + ".json";
        ConfigFolder config = ConfigFolder.in(folder).remove(file, pointer);
        String at = pointer.equals("/themes/5") ? "/themes" : pointer;
        assertOneFault(config.content(), file, at, right);
        assertFalse(SCHEMAS.complaints(file, config.read(file)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "recommendations | /recommendations/1/id | 'siep' | another recommendation has",
                "questionnaire-A | /questions/1/max | 8 | no more than the number of choices",
                "questionnaire-A | /questions/1/min | 3 | no more than max is needed",
                "questionnaire-A | /questions/0/id  | 'c-one' | starts with a-"
            })
    void contentIsRefusedByTheReader(String name, String pointer, String json, String right) {
        String file = "content/" + name + ".json";
        ConfigFolder config = ConfigFolder.in(folder).put(file, pointer, json);
        assertOneFault(config.content(), file, pointer, right);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/code      | 'FR'     | a BCP 47 language code",
                "/order     | 0        | a whole number from 1 to 100 is needed",
                "/direction | 'up'     | one of ltr, rtl is needed",
                "/readByNativeSpeaker | 'yes' | true or false is needed",
                "/greeting  | ''       | a text is needed",
                "/content   | {'themes/C/name': 'x'} | the content files carry fr themselves"
            })
    void languageIsRefusedByReaderAndSchema(String pointer, String json, String right) {
        String file = "languages/fr.json";
        ConfigFolder config = ConfigFolder.in(folder).put(file, pointer, json);
        assertFault(config.content(), file, pointer, right);
        assertFalse(SCHEMAS.complaints(file, config.read(file)).isEmpty());
    }

    private static void assertOneFault(
            LoadResult<?> result, String file, String pointer, String right) {
        assertFault(result, file, pointer, right);
        assertEquals(1, ConfigFolder.faults(result).size(), ConfigFolder.faults(result).toString());
    }

    private static void assertFault(
            LoadResult<?> result, String file, String pointer, String right) {
        List<Fault> faults = ConfigFolder.faults(result);
        assertTrue(
                faults.stream()
                        .anyMatch(
                                fault ->
                                        fault.file().equals(file)
                                                && fault.pointer().startsWith(pointer)
                                                && fault.message().contains(right)),
                faults.toString());
    }
}
