package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.screen.look.Display;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The display option of a command that shows the screen.
final class DisplayOption {
    @Option(
            names = "--display",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "The screen instead of the one in terminal.json, as 1024x600@7.")
    @Nullable Display display;

    /// Reads `1024x600@7`: pixels across and down, and the diagonal in inches.
    static final class Sizes implements ITypeConverter<Display> {
        @Override
        public Display convert(String text) {
            try {
                return Display.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
