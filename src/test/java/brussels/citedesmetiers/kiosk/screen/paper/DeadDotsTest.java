package brussels.citedesmetiers.kiosk.screen.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.screen.Fx;
import brussels.citedesmetiers.kiosk.screen.ScreenStates;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.QrCode;
import brussels.citedesmetiers.kiosk.ticket.QrReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Dots of a print head that are dead leave a white line down the whole paper. On the narrowest
/// ticket, with the longest token, the code must be readable wherever the line runs.
final class DeadDotsTest {
    private static final int NARROWEST = 384;
    private static final Content CONTENT = ConfigFolder.shippedContent();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void codeIsReadWhereverDotsAreDead(int dead) {
        String token = ScreenStates.longestToken(CONTENT);
        Bitmap paper =
                Fx.call(
                        () -> {
                            Fonts.load();
                            return new TicketPicture(NARROWEST, CONTENT.languages().getFirst())
                                    .qr(QrCode.of(token))
                                    .draw();
                        });
        byte[] grey = grey(paper);
        List<Integer> unread = new ArrayList<>();
        for (int x = 0; x <= NARROWEST - dead; x++) {
            if (!read(grey, paper, x, dead).equals(Optional.of(token))) {
                unread.add(x);
            }
        }
        assertEquals(List.of(), unread);
    }

    private static Optional<String> read(byte[] grey, Bitmap paper, int first, int dead) {
        byte[] printed = grey.clone();
        for (int y = 0; y < paper.height(); y++) {
            int row = y * paper.width();
            Arrays.fill(printed, row + first, row + first + dead, (byte) 0xFF);
        }
        return QrReader.read(paper.width(), paper.height(), printed);
    }

    private static byte[] grey(Bitmap paper) {
        byte[] grey = new byte[paper.width() * paper.height()];
        IntStream.range(0, grey.length)
                .forEach(
                        i ->
                                grey[i] =
                                        (byte)
                                                (paper.isBlack(i % paper.width(), i / paper.width())
                                                        ? 0
                                                        : 0xFF));
        return grey;
    }
}
