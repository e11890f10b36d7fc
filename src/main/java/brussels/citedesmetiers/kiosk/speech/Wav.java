package brussels.citedesmetiers.kiosk.speech;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// WAV files of the plain form, 16-bit samples after a head of 44 bytes, as speech engines write
/// them to a pipe, where they cannot go back to fill in the length.
final class Wav {
    static final int HEAD = 44;
    private static final int RIFF_LENGTH = 4;
    private static final int BITS = 34;
    private static final int DATA_LENGTH = 40;
    private static final int SAMPLE_BITS = 16;

    private Wav() {}

    /// The same file with its actual lengths.
    static byte[] withLength(byte[] wav) throws IOException {
        if (!isPlain(wav)) {
            throw new IOException("not a WAV file of the plain form");
        }
        byte[] right = wav.clone();
        ByteBuffer.wrap(right)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(RIFF_LENGTH, wav.length - 8)
                .putInt(DATA_LENGTH, wav.length - HEAD);
        return right;
    }

    /// Whether a file that begins so is of the plain form.
    static boolean isPlain(byte[] head) {
        return head.length >= HEAD
                && head[0] == 'R'
                && head[36] == 'd'
                && ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getShort(BITS)
                        == SAMPLE_BITS;
    }

    /// Makes samples quieter, in place.
    ///
    /// @param length of the part that holds samples, an even number
    static void scale(byte[] samples, int length, double gain) {
        ByteBuffer buffer = ByteBuffer.wrap(samples, 0, length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + 1 < length; i += 2) {
            buffer.putShort(i, (short) Math.round(buffer.getShort(i) * gain));
        }
    }
}
