package brussels.citedesmetiers.kiosk.web;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text encoding of keys and certificates (RFC 7468).
final class Pem {
    static final String KEY = "PRIVATE KEY";
    static final String PUBLIC_KEY = "PUBLIC KEY";
    static final String CERTIFICATE = "CERTIFICATE";

    private static final Pattern PART =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private Pem() {}

    static String write(String label, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    /// The bytes of every part with this label, at least one.
    ///
    /// @throws GeneralSecurityException if there is none, or one is not Base64
    static List<byte[]> read(String text, String label) throws GeneralSecurityException {
        List<byte[]> parts = new ArrayList<>();
        Matcher m = PART.matcher(text);
        while (m.find()) {
            if (m.group(1).equals(label)) {
                try {
                    parts.add(Base64.getMimeDecoder().decode(m.group(2)));
                } catch (IllegalArgumentException e) {
                    throw new GeneralSecurityException("damaged " + label, e);
                }
            }
        }
        if (parts.isEmpty()) {
            throw new GeneralSecurityException("no " + label + " in the file");
        }
        return parts;
    }
}
