package brussels.citedesmetiers.kiosk.desk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// WAV files as `espeak-ng` writes them to a pipe, where it cannot go back to fill in the length.
final class Wav {
    private static final int HEADER = 44;
    private static final int RIFF_LENGTH = 4;
    private static final int DATA_LENGTH = 40;

    private Wav() {}

    /// The same file with its actual lengths.
    static byte[] withLength(byte[] wav) throws IOException {
        if (wav.length < HEADER || wav[0] != 'R' || wav[36] != 'd') {
            throw new IOException("not a WAV file of the plain form");
        }
        byte[] right = wav.clone();
        ByteBuffer.wrap(right)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(RIFF_LENGTH, wav.length - 8)
                .putInt(DATA_LENGTH, wav.length - HEADER);
        return right;
    }
}
