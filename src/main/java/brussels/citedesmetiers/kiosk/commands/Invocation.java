package brussels.citedesmetiers.kiosk.commands;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// How a command was called: with which folders, known once the command line is read, and where it
/// speaks.
///
/// @param configFolder the configuration
/// @param dataFolder the data folder if the command line or the environment names one
/// @param out for what was asked
/// @param err for what is wrong
record Invocation(
        Supplier<Path> configFolder,
        Supplier<Optional<Path>> dataFolder,
        PrintWriter out,
        PrintWriter err) {

    Path config() {
        return configFolder.get();
    }

    Optional<Path> data() {
        return dataFolder.get();
    }
}
