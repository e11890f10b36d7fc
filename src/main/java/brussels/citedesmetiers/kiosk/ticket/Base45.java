package brussels.citedesmetiers.kiosk.ticket;

import java.util.Arrays;

/// Base45 of RFC 9285: two bytes as three of the 45 characters that a QR code packs best. Strict:
/// it decodes only the exact text that [#encode] produces for those bytes.
final class Base45 {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            VALUES[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private Base45() {}

    /// The text is not Base45.
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    /// How many characters this many bytes take.
    static int length(int bytes) {
        return bytes / 2 * 3 + bytes % 2 * 2;
    }

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(length(bytes.length));
        for (int i = 0; i < bytes.length; i += 2) {
            boolean pair = i + 1 < bytes.length;
            int n = bytes[i] & 0xFF;
            if (pair) {
                n = n * 256 + (bytes[i + 1] & 0xFF);
            }
            text.append(ALPHABET.charAt(n % 45)).append(ALPHABET.charAt(n / 45 % 45));
            if (pair) {
                text.append(ALPHABET.charAt(n / 2025));
            }
        }
        return text.toString();
    }

    static byte[] decode(String text) throws MalformedException {
        int rest = text.length() % 3;
        if (rest == 1) {
            throw new MalformedException("impossible length");
        }
        byte[] bytes = new byte[text.length() / 3 * 2 + rest / 2];
        int out = 0;
        for (int i = 0; i < text.length(); i += 3) {
            int n = value(text.charAt(i)) + 45 * value(text.charAt(i + 1));
            boolean pair = i + 2 < text.length();
            if (pair) {
                n += 2025 * value(text.charAt(i + 2));
                bytes[out++] = (byte) (n >> 8);
            }
            if (n > (pair ? 0xFFFF : 0xFF)) {
                throw new MalformedException("impossible group");
            }
            bytes[out++] = (byte) n;
        }
        return bytes;
    }

    private static int value(char c) throws MalformedException {
        int value = c < VALUES.length ? VALUES[c] : -1;
        if (value < 0) {
            throw new MalformedException("impossible character");
        }
        return value;
    }
}
