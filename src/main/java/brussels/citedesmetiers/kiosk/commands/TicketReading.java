package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.config.KeptContent;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.desk.PaperTones;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.ticket.CheckedToken;
import brussels.citedesmetiers.kiosk.ticket.QrReader;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import brussels.citedesmetiers.kiosk.ticket.TicketSheet;
import brussels.citedesmetiers.kiosk.ticket.TokenCodec;
import brussels.citedesmetiers.kiosk.ticket.TokenException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// `kiosk ticket verify`: what a ticket's code says, or why it is refused. The code comes as an
/// argument, on standard input, or in a picture.
public final class TicketReading {
    private static final int MOST_INPUT = 4096;
    private static final long MOST_FILE = 2 * 1024 * 1024;
    private static final long MOST_PIXELS = 4_000_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);

    private final Content content;
    private final KeptContent kept;
    private final SiteKeys keys;
    private final ZoneId zone;
    private final PrintWriter out;
    private final PrintWriter err;

    /// @param kept content for tickets printed with an earlier version
    /// @param zone in which the time of a ticket is shown
    public TicketReading(
            Content content,
            KeptContent kept,
            SiteKeys keys,
            ZoneId zone,
            PrintWriter out,
            PrintWriter err) {
        this.content = content;
        this.kept = kept;
        this.keys = keys;
        this.zone = zone;
        this.out = out;
        this.err = err;
    }

    /// The ticket cannot be read; the message is one sentence.
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    /// The code in `what`: `-` for standard input, a picture's path, or the code itself.
    static String token(String what, InputStream in) throws IOException, UnreadableException {
        if (what.equals("-")) {
            return new String(in.readNBytes(MOST_INPUT), StandardCharsets.UTF_8).strip();
        }
        if (what.startsWith(TokenCodec.PREFIX)) {
            return what.strip();
        }
        Path file = Path.of(what);
        if (Files.isRegularFile(file)) {
            return fromPicture(file);
        }
        return what.strip();
    }

    /// Size and pixel count are checked before decoding, because a picture is untrusted data.
    private static String fromPicture(Path file) throws IOException, UnreadableException {
        if (Files.size(file) > MOST_FILE) {
            throw new UnreadableException(file + " is larger than 2 MB; make the picture smaller.");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UnreadableException(file + " is not a picture; give a PNG or JPEG file.");
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw new UnreadableException(
                        file + " has more than 4 million pixels; make the picture smaller.");
            }
            return fromPixels(file, reader.read(0));
        }
    }

    private static String fromPixels(Path file, BufferedImage image) throws UnreadableException {
        int width = image.getWidth();
        int height = image.getHeight();
        return QrReader.read(width, height, PaperTones.of(image))
                .orElseThrow(
                        () -> new UnreadableException("No code could be read in " + file + "."));
    }

    /// Prints the sheet in `language`, or why the ticket is refused.
    int run(String token, String language, Instant now, boolean clockTrusted) {
        if (content.language(language).isEmpty()) {
            err.println("The content does not speak \"" + language + "\".");
            return ExitStatus.USAGE;
        }
        try {
            CheckedToken checked =
                    new TokenCodec(TokenCodec.VALIDITY).decode(token, keys, now, clockTrusted);
            print(checked, language);
            return ExitStatus.OK;
        } catch (TokenException e) {
            out.println("Refused (" + e.reason() + "): " + e.getMessage() + ".");
            return ExitStatus.FAULTS;
        }
    }

    private Content contentOf(String version, String language) {
        return version.equals(content.version())
                ? content
                : kept.of(version).filter(c -> c.language(language).isPresent()).orElse(content);
    }

    private void print(CheckedToken checked, String language) {
        TicketSheet sheet =
                TicketSheet.of(
                        checked,
                        contentOf(checked.token().contentVersion(), language),
                        language,
                        Guide::recommended);
        out.println(sheet.code() + "  " + sheet.theme() + "  " + sheet.language());
        out.println(TIME.format(sheet.issuedAt().atZone(zone)));
        if (!sheet.datesChecked()) {
            out.println("(The clock is not trusted: nobody knows whether this ticket is too old.)");
        }
        switch (sheet.said()) {
            case TicketSheet.Said.Answers answers -> {
                for (TicketSheet.Line line : answers.lines()) {
                    out.println(line.label() + ": " + String.join(", ", line.choices()));
                }
                for (Recommendation r : answers.recommendations()) {
                    out.println("-> " + r.title().in(language));
                }
            }
            case TicketSheet.Said.NumberOnly() ->
                    out.println("(Number only: the visitor chose to print no answers.)");
            case TicketSheet.Said.OtherContent(String version) ->
                    out.println(
                            "(The answers cannot be read: they need content version "
                                    + version
                                    + ", here is "
                                    + content.version()
                                    + ".)");
            case TicketSheet.Said.Misfit() ->
                    out.println("(The answers do not fit the content they name.)");
        }
    }
}
