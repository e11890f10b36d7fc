package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.hardware.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Pins that cannot be wired are refused with file, place and reason, and by the schema where it
/// can tell.
class PinSettingsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'headset': 28}  | /pins/headset  | a whole number from 0 to 27 is needed",
                "{'headset': 14}  | /pins/headset  | pin 14 belongs to the serial console",
                "{'tamper': 1}    | /pins/tamper   | pin 1 belongs to the memory of an add-on board",
                "{'presence': 3}  | /pins/presence | pin 3 belongs to the I2C bus",
                "{'presense': 16} | /pins/presense | did you mean presence?",
                "{'statusLight': {'red': 17}} | /pins/statusLight | there is no such property",
                "{'lightRed': 5, 'lightAmber': 6} | /pins/lightGreen | needs all three colours",
                "{'keyNext': 5, 'keyPrevious': 6, 'keyChoose': 7} | /pins/keyRepeat | one is missing",
                "{'tamper': 5, 'inverted': ['button']} | /pins/inverted/0 | the name of a device",
            })
    void wrongPinsAreRefusedByReaderAndSchema(String pins, String pointer, String reason) {
        ConfigFolder config = config(pins);
        assertRefused(config, pointer, reason);
        assertTrue(
                !new Schemas().complaints("terminal.json", config.read("terminal.json")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'headset': 18, 'slotLamp': 18} | /pins/slotLamp | pin 18 is taken by headset",
                "{'lightGreen': 5, 'lightAmber': 6, 'lightRed': 5} | /pins/lightRed"
                        + " | pin 5 is taken by lightGreen: choose another",
                "{'headset': 18, 'inverted': ['tamper']} | /pins/inverted | tamper has no pin here",
            })
    void wrongPinsAreRefusedByTheReader(String pins, String pointer, String reason) {
        assertRefused(config(pins), pointer, reason);
    }

    private ConfigFolder config(String pins) {
        return ConfigFolder.in(folder).put("terminal.json", "/pins", pins);
    }

    private static void assertRefused(ConfigFolder config, String pointer, String reason) {
        List<Fault> faults = ConfigFolder.faults(config.settings());
        assertEquals(1, faults.size(), faults::toString);
        Fault fault = faults.getFirst();
        assertEquals("terminal.json", fault.file());
        assertEquals(pointer, fault.pointer());
        assertTrue(fault.message().contains(reason), fault::message);
    }

    /// The reader, the schema and the devices name the same things.
    @Test
    void everyDeviceHasItsPlaceInTheSettings() throws Exception {
        JsonNode pins =
                JsonMapper.shared()
                        .readTree(
                                Files.readString(
                                        ConfigFolder.SHIPPED.resolve(
                                                "schema/terminal.schema.json")))
                        .at("/properties/pins/properties");
        Set<String> inSchema = new TreeSet<>(pins.propertyNames());
        inSchema.remove("inverted");
        Set<String> devices =
                Arrays.stream(Device.values())
                        .map(Device::setting)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(devices, inSchema);
        StringBuilder all = new StringBuilder();
        int pin = 4;
        for (String device : devices) {
            all.append(all.isEmpty() ? "{" : ", ").append('\'').append(device).append("': ");
            all.append(pin++);
            if (pin == 14) {
                pin = 16;
            }
        }
        ConfigFolder config = config(all.append('}').toString());
        assertEquals(
                devices,
                ConfigFolder.sound(config.settings()).terminal().pins().numbers().keySet());
    }
}
