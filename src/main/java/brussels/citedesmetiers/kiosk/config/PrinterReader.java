package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.config.TerminalSettings.Printer;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Nearest;
import brussels.citedesmetiers.kiosk.printing.PrinterAddress;
import brussels.citedesmetiers.kiosk.printing.PrinterProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a printer of `terminal.json` and its model from `printers/`.
final class PrinterReader {
    private static final String FOLDER = "printers/";
    private static final String ENDING = ".json";
    private static final TextForm ADDRESS =
            new TextForm(
                    PrinterAddress::isAddress,
                    "usb:/path, tcp://host:port, serial:/path?baud=n or file:/path is needed");
    private static final TextForm BYTES =
            TextForm.matching(
                    "1D( [0-9A-F]{2}){1,15}",
                    "bytes as two hexadecimal digits are needed, 1D first");
    private static final int DOTS_IN_A_BYTE = 8;
    private static final int LEAST_DOTS = 200;
    private static final int MOST_DOTS = 1000;
    private static final int USUAL_DOTS = 576;

    private final Path config;
    private final List<Fault> faults;

    /// @param config the configuration folder
    /// @param faults where those of the models are recorded
    PrinterReader(Path config, List<Fault> faults) {
        this.config = config;
        this.faults = faults;
    }

    /// One of `printers` in `terminal.json`.
    Printer printer(Json json) {
        String address = json.string("address", ADDRESS);
        PrinterProfile profile = profile(json);
        return new Printer(
                address,
                profile,
                json.string("name"),
                json.integer("rollMetres", 5, 500, Printer.usualRoll(profile.widthDots())));
    }

    private PrinterProfile profile(Json json) {
        Optional<String> model = json.optionalString("model", TextForm.ID);
        int width = json.integer("widthDots", LEAST_DOTS, MOST_DOTS, 0);
        if (width % DOTS_IN_A_BYTE != 0) {
            json.fault("widthDots", "a multiple of " + DOTS_IN_A_BYTE + " is needed");
        }
        if (model.isPresent()) {
            PrinterProfile known = named(json, model.get());
            return width == 0 ? known : known.withWidth(width);
        }
        if (!json.has("widthDots") && !json.has("model")) {
            json.fault("model", "a model of the folder printers, or widthDots, is needed");
        }
        return PrinterProfile.ofWidth(width == 0 ? USUAL_DOTS : width);
    }

    private PrinterProfile named(Json json, String model) {
        List<String> models = models(config);
        if (!models.contains(model)) {
            json.fault(
                    "model",
                    "the folder printers has no such model; "
                            + Nearest.meant(
                                    model, models, "there are " + String.join(", ", models)));
            return PrinterProfile.ofWidth(USUAL_DOTS);
        }
        return JsonFile.read(config, FOLDER + model + ENDING, faults)
                .flatMap(file -> file.as(PrinterReader::model))
                .orElseGet(() -> PrinterProfile.ofWidth(USUAL_DOTS));
    }

    /// The names of all models in the folder.
    private static List<String> models(Path config) {
        try (Stream<Path> files = Files.list(config.resolve(FOLDER))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // no folder: no models
        }
    }

    /// What is wrong with the models, whether used or not.
    static List<Fault> faults(Path config) {
        List<Fault> found = new ArrayList<>();
        for (String model : models(config)) {
            JsonFile.read(config, FOLDER + model + ENDING, found)
                    .ifPresent(file -> file.as(PrinterReader::model));
        }
        return found;
    }

    private static PrinterProfile model(Json json) {
        json.string("printer");
        int width = json.integer("widthDots", LEAST_DOTS, MOST_DOTS);
        if (width % DOTS_IN_A_BYTE != 0) {
            json.fault("widthDots", "a multiple of " + DOTS_IN_A_BYTE + " is needed");
        }
        return new PrinterProfile(
                width,
                json.integer("dotsPerInch", 100, 600),
                json.bool("answers"),
                json.bool("nearEndSensor"),
                json.oneOf("cutter", PrinterProfile.Cutter.class),
                json.optionalString("present", BYTES).map(PrinterReader::bytes).orElse(List.of()),
                json.integer("bufferBytes", 64, 1 << 24),
                json.integer("bandRows", 1, 2303));
    }

    private static List<Integer> bytes(String hex) {
        List<Integer> bytes = new ArrayList<>();
        for (byte b : HexFormat.ofDelimiter(" ").parseHex(hex)) {
            bytes.add(b & 0xFF);
        }
        return bytes;
    }
}
