package brussels.citedesmetiers.kiosk.robot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A dump of a JVM's memory (HPROF 1.0.2): how many instances of which class are in it, and whether
/// certain bytes are.
final class HeapDump {
    /// Of class, array or any other object, and of a number.
    private static final int ID = 8;

    private static final int NUMBER = 4;

    private static final int STRING = 0x01;
    private static final int CLASS = 0x02;
    private static final int HEAP = 0x0c;
    private static final int HEAP_SEGMENT = 0x1c;

    /// Bytes of a value, by the number of its type.
    private static final int[] SIZES = {0, 0, 8, 0, 1, 2, 4, 8, 1, 2, 4, 8};

    private final byte[] all;
    private final Map<String, Integer> instances = new HashMap<>();

    private HeapDump(byte[] all) {
        this.all = all;
    }

    static HeapDump read(Path file) throws IOException {
        HeapDump dump = new HeapDump(Files.readAllBytes(file));
        dump.parse();
        return dump;
    }

    /// How many instances there are of a class itself.
    int instances(Class<?> type) {
        return instances.getOrDefault(type.getName().replace('.', '/'), 0);
    }

    private void parse() {
        ByteBuffer in = ByteBuffer.wrap(all);
        while (in.get() != 0) {
            // The format's name.
        }
        if (in.getInt() != Long.BYTES) {
            throw new IllegalStateException("ids of another size than 8");
        }
        in.getLong();
        Map<Long, String> strings = new HashMap<>();
        Map<Long, String> classes = new HashMap<>();
        while (in.hasRemaining()) {
            int tag = in.get();
            in.getInt();
            int end = Math.toIntExact(Integer.toUnsignedLong(in.getInt()) + in.position());
            switch (tag) {
                case STRING -> {
                    long id = in.getLong();
                    strings.put(
                            id,
                            new String(
                                    all,
                                    in.position(),
                                    end - in.position(),
                                    StandardCharsets.UTF_8));
                }
                case CLASS -> {
                    in.getInt();
                    long id = in.getLong();
                    in.getInt();
                    classes.put(id, strings.get(in.getLong()));
                }
                case HEAP, HEAP_SEGMENT -> {
                    while (in.position() < end) {
                        object(in, classes);
                    }
                }
                default -> {
                    // Threads, frames and the like.
                }
            }
            in.position(end);
        }
    }

    private void object(ByteBuffer in, Map<Long, String> classes) {
        int kind = Byte.toUnsignedInt(in.get());
        switch (kind) {
            // Roots: unknown, sticky class, monitor; native global, local, frame; block, thread.
            case 0xff, 0x05, 0x07 -> skip(in, ID);
            case 0x01 -> skip(in, 2 * ID);
            case 0x02, 0x03, 0x08 -> skip(in, ID + 2 * NUMBER);
            case 0x04, 0x06 -> skip(in, ID + NUMBER);
            case 0x20 -> classOfObjects(in);
            case 0x21 -> {
                skip(in, ID + NUMBER);
                instances.merge(classes.getOrDefault(in.getLong(), ""), 1, Integer::sum);
                skip(in, in.getInt());
            }
            case 0x22 -> {
                skip(in, ID + NUMBER);
                skip(in, in.getInt() * ID + ID);
            }
            case 0x23 -> {
                skip(in, ID + NUMBER);
                int length = in.getInt();
                skip(in, length * SIZES[in.get()]);
            }
            default -> throw new IllegalStateException("an object of kind " + kind);
        }
    }

    /// Its constants, static fields and the types of its fields.
    private static void classOfObjects(ByteBuffer in) {
        skip(in, 7 * ID + 2 * NUMBER);
        for (int i = in.getShort(); i > 0; i--) {
            skip(in, Short.BYTES);
            skip(in, SIZES[in.get()]);
        }
        for (int i = in.getShort(); i > 0; i--) {
            skip(in, ID);
            skip(in, SIZES[in.get()]);
        }
        for (int i = in.getShort(); i > 0; i--) {
            skip(in, ID + 1);
        }
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }

    /// How often a text occurs, in either of the two forms in which a JVM holds text.
    int count(String text) {
        return count(text.getBytes(StandardCharsets.ISO_8859_1))
                + count(text.getBytes(StandardCharsets.UTF_16LE))
                + count(text.getBytes(StandardCharsets.UTF_16BE));
    }

    /// How often these bytes occur.
    int count(byte[] wanted) {
        int found = 0;
        for (int i = 0; i <= all.length - wanted.length; i++) {
            int j = 0;
            while (j < wanted.length && all[i + j] == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                found++;
            }
        }
        return found;
    }
}
