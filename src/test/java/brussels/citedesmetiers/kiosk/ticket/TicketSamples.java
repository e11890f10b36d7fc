package brussels.citedesmetiers.kiosk.ticket;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Condition;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.ContentDigest;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Text;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.ticket.TicketToken.Answer;
import java.io.ByteArrayOutputStream;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// A house with one terminal, its key, a ticket and the content the ticket points into.
final class TicketSamples {
    static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    static final String CONTENT_VERSION = "0123456789ab";

    /// Test 1 of RFC 8032, section 7.1.
    static final Signer HOUSE =
            new Signer(
                    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    /// Test 2 of RFC 8032, section 7.1.
    static final Signer STRANGER =
            new Signer(
                    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

    static final TicketToken TICKET =
            new TicketToken(
                    "house-1",
                    new TicketCode('C', 'A', 17),
                    NOON,
                    "C",
                    "uk",
                    CONTENT_VERSION,
                    List.of(
                            new Answer(0, List.of(1)),
                            new Answer(1, List.of(0, 2)),
                            new Answer(2, List.of())));

    private TicketSamples() {}

    /// A key whose both halves are written in a standard.
    static final class Signer implements TicketSigner {
        private final PrivateKey privateKey;
        private final String publicKey;

        private Signer(String seedHex, String publicHex) {
            String head = "302e020100300506032b657004220420";
            try {
                privateKey =
                        Ed25519.privateKey(
                                new PKCS8EncodedKeySpec(HexFormat.of().parseHex(head + seedHex)));
            } catch (InvalidKeySpecException e) {
                throw new AssertionError(e);
            }
            publicKey = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(publicHex));
        }

        @Override
        public byte[] sign(byte[] message) {
            return Ed25519.sign(privateKey, message);
        }

        String publicKey() {
            return publicKey;
        }

        /// A site whose only terminal has this key.
        SiteKeys siteOf(String terminalId) {
            SiteKeys.Key key = new SiteKeys.Key(publicKey, Instant.EPOCH, null);
            return new SiteKeys(Map.of(terminalId, List.of(key)));
        }

        /// Text of any CBOR, signed as a token is.
        String token(byte[] cbor) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.writeBytes(new byte[] {'C', 'D', 'M', '1', ':'});
            message.writeBytes(cbor);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(cbor);
            all.writeBytes(sign(message.toByteArray()));
            return "CDM1:" + Base45.encode(all.toByteArray());
        }
    }

    static Content content() {
        Questionnaire choose =
                new Questionnaire(
                        "C",
                        "1",
                        3,
                        List.of(),
                        List.of(
                                question("level", 1, 1, 3),
                                question("wishes", 1, 2, 4),
                                question("limits", 0, 3, 3)),
                        List.of());
        Recommendation talk =
                new Recommendation(
                        "talk",
                        "talk",
                        Recommendation.Access.ADVISER,
                        text("talk title"),
                        text("talk summary"),
                        text("talk details"),
                        Set.of("fr", "uk"),
                        LocalDate.EPOCH,
                        Map.of());
        return new Content(
                ContentDigest.of(CONTENT_VERSION),
                List.of(language("fr", "Français"), language("uk", "Українська")),
                List.of(new Theme("C", text("choose"), text("hint"), "door")),
                Map.of("C", choose),
                Map.of("talk", talk),
                List.of());
    }

    private static Language language(String code, String name) {
        return new Language(code, name, "", "", false, true, Map.of());
    }

    private static Question question(String id, int min, int max, int choices) {
        List<Choice> list =
                IntStream.range(0, choices)
                        .mapToObj(i -> new Choice(id + i, text(id + " " + i), Map.of(), false))
                        .toList();
        Question.Type type = max == 1 ? Question.Type.SINGLE : Question.Type.MULTIPLE;
        return new Question(id, type, text(id + "?"), text(id), Condition.ALWAYS, min, max, list);
    }

    static Text text(String words) {
        return new Text(Map.of("fr", words + " (fr)", "uk", words + " (uk)"));
    }
}
