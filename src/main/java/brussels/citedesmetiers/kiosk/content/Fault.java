package brussels.citedesmetiers.kiosk.content;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One thing wrong with the content, said so that its editor can put it right.
///
/// @param file relative to the configuration folder, as [ContentFile] names it
/// @param pointer JSON pointer (RFC 6901) to the place
/// @param value what stands there, or the id of what is missing
/// @param message what is wrong and what would be right, in one plain sentence
public record Fault(String file, String pointer, String value, String message) {

    /// The fault on one line, parts that say nothing left out.
    public String line() {
        return Stream.of(file, pointer, value, message)
                .filter(part -> !part.isEmpty())
                .map(part -> part.replaceAll("\\R", " "))
                .collect(Collectors.joining(": "));
    }

    /// The fault on one line: `file: pointer: value: message`.
    @Override
    public String toString() {
        return file + ": " + pointer + ": " + value + ": " + message;
    }
}
