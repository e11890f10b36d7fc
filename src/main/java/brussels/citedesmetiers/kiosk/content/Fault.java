package brussels.citedesmetiers.kiosk.content;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One fault in the content, described so that its editor can fix it.
///
/// @param file relative to the configuration folder, as [ContentFile] names it
/// @param pointer JSON pointer (RFC 6901) to the place
/// @param value the value there, or the id of what is missing
/// @param message what is wrong and what would be right, in one plain sentence
/// @param row the line of the file the place is on, from 1; 0 if not looked up
/// @param column where in the line it begins, from 1; 0 if not looked up
public record Fault(
        String file, String pointer, String value, String message, int row, int column) {

    /// A fault whose line nobody has looked up yet.
    public Fault(String file, String pointer, String value, String message) {
        this(file, pointer, value, message, 0, 0);
    }

    /// The same fault, found at this place of its file.
    public Fault at(int newRow, int newColumn) {
        return new Fault(file, pointer, value, message, newRow, newColumn);
    }

    /// The fault on one line, without empty parts.
    public String line() {
        return Stream.of(
                        file,
                        row == 0 ? "" : "line " + row + ", column " + column,
                        pointer,
                        value,
                        message)
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
