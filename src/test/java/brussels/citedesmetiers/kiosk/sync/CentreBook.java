package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Receipt;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Table;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a centre knows of one terminal and how it answers, by the protocol and in memory. It holds
/// itself to the rule that nothing is applied twice.
public final class CentreBook {
    private static final KeyPair KEY = key();

    private final String terminal;
    private final Map<String, SealedBatch> batches = new HashMap<>();
    private final List<Batch> applied = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final List<String> heartbeats = new ArrayList<>();
    private long epoch;
    private long seq;
    private @Nullable LocalDate through;

    public CentreBook(String terminal) {
        this.terminal = terminal;
    }

    /// An answer as it goes over the network.
    record Said(int status, String type, String body) {}

    private static KeyPair key() {
        try {
            // The same in every process, also in one that a test starts.
            SecureRandom always = SecureRandom.getInstance("SHA1PRNG");
            always.setSeed(20261123);
            KeyPairGenerator keys = KeyPairGenerator.getInstance("Ed25519");
            keys.initialize(NamedParameterSpec.ED25519, always);
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// The key all books sign with, in Base64url.
    public static String publicKey() {
        byte[] x509 = KEY.getPublic().getEncoded();
        byte[] raw = new byte[32];
        System.arraycopy(x509, x509.length - raw.length, raw, 0, raw.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    private static byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(KEY.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// The receipt of a batch.
    public Receipt receipt(SealedBatch batch) {
        return Receipt.sign(terminal, batch, CentreBook::sign);
    }

    synchronized Said put(SealedBatch batch) {
        SealedBatch known = batches.get(name(batch.epoch(), batch.seq()));
        if (known != null) {
            return known.digest().equals(batch.digest())
                    ? said(200, receipt(batch))
                    : otherCounts("other-body");
        }
        Batch read = read(batch);
        if (batch.epoch() > epoch && batch.seq() == 1) {
            if (through != null && !read.from().isAfter(through)) {
                return otherCounts("epoch-not-later");
            }
        } else if (batch.epoch() != epoch || batch.seq() != seq + 1) {
            return notNext();
        }
        epoch = batch.epoch();
        seq = batch.seq();
        through = read.through();
        batches.put(name(epoch, seq), batch);
        applied.add(read);
        return said(201, receipt(batch));
    }

    synchronized Said gone(long inEpoch, long from, long to) {
        boolean next = inEpoch == Math.max(epoch, 1) && from == seq + 1;
        if (!next && !(inEpoch > epoch && from == 1)) {
            return notNext();
        }
        gaps.add(inEpoch + "/" + from + "-" + to);
        epoch = inEpoch;
        seq = to;
        return json(
                200,
                "application/json",
                "{\"expectedEpoch\":" + epoch + ",\"expectedSeq\":" + (seq + 1) + "}");
    }

    synchronized Said held() {
        String day = through == null ? "null" : "\"" + through + "\"";
        return json(
                200,
                "application/json",
                "{\"epoch\":" + epoch + ",\"seq\":" + seq + ",\"sealedThrough\":" + day + "}");
    }

    synchronized Said beat(String heartbeat) {
        heartbeats.add(heartbeat);
        return new Said(204, "", "");
    }

    /// All visits that arrived, of one measure.
    public synchronized long visits(String measure) {
        return applied.stream()
                .flatMap(batch -> batch.tables().stream())
                .filter(table -> table.measure().equals(measure))
                .mapToLong(Table::total)
                .sum();
    }

    /// What was applied, in order.
    public synchronized List<Batch> applied() {
        return List.copyOf(applied);
    }

    synchronized List<String> gaps() {
        return List.copyOf(gaps);
    }

    synchronized List<String> heartbeats() {
        return List.copyOf(heartbeats);
    }

    /// A copy, as a backup is one.
    public synchronized CentreBook copy() {
        CentreBook copy = new CentreBook(terminal);
        copy.batches.putAll(batches);
        copy.applied.addAll(applied);
        copy.gaps.addAll(gaps);
        copy.epoch = epoch;
        copy.seq = seq;
        copy.through = through;
        return copy;
    }

    private static String name(long inEpoch, long ofSeq) {
        return inEpoch + "/" + ofSeq;
    }

    private static Batch read(SealedBatch batch) {
        try {
            return batch.batch();
        } catch (BatchFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static Said said(int status, Receipt receipt) {
        return new Said(
                status, "application/json", new String(receipt.bytes(), StandardCharsets.UTF_8));
    }

    private Said notNext() {
        return problem(
                "not-next",
                "\"expectedEpoch\":" + Math.max(1, epoch) + ",\"expectedSeq\":" + (seq + 1));
    }

    private Said otherCounts(String name) {
        return problem(
                name,
                "\"epoch\":"
                        + epoch
                        + ",\"sealedThrough\":\""
                        + Optional.ofNullable(through).orElseThrow()
                        + "\"");
    }

    static Said problem(String name, String members) {
        return json(
                409,
                "application/problem+json",
                "{\"type\":\"urn:cdm:problem:" + name + "\",\"status\":409," + members + "}");
    }

    static Said json(int status, String type, String body) {
        return new Said(status, type, body);
    }
}
