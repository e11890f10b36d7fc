package brussels.citedesmetiers.kiosk.comparison;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The few calls of the X libraries that looking and tapping from outside take: XTEST for the
/// pointer, XDamage to hear that something was painted, MIT-SHM to read the whole screen in one
/// copy. One thread only. The libraries are those that JavaFX brings along on Debian.
@SuppressWarnings("restricted")
final class X11 implements AutoCloseable {
    private static final int RAW_RECTANGLES = 0;
    private static final int Z_PIXMAP = 2;
    private static final int CREATE = 01000 | 0600;
    private static final int REMOVE = 0;
    private static final int LARGEST_EVENT = 192;
    private static final int BYTES = 4;
    private static final short READABLE = 1;

    private final Arena arena = Arena.ofConfined();
    private final Map<String, MethodHandle> calls = new HashMap<>();
    private final SymbolLookup symbols;
    private final MemorySegment display;
    private final long root;
    private final int damageEvent;
    private final MemorySegment event = arena.allocate(LARGEST_EVENT, Long.BYTES);
    private final MemorySegment polled = arena.allocate(Long.BYTES, Long.BYTES);
    private final MemorySegment image;
    private final MemorySegment pixels;
    private final int width;
    private final int height;

    /// @param name as in `DISPLAY`
    X11(String name, int width, int height) {
        this.width = width;
        this.height = height;
        SymbolLookup all = Linker.nativeLinker().defaultLookup();
        for (String library : new String[] {"X11.so.6", "Xtst.so.6", "Xdamage.so.1", "Xext.so.6"}) {
            all = all.or(SymbolLookup.libraryLookup("lib" + library, arena));
        }
        symbols = all;
        display = pointer("XOpenDisplay", arena.allocateFrom(name));
        if (display.equals(MemorySegment.NULL)) {
            throw new IllegalStateException("display " + name + " cannot be opened");
        }
        root = (long) call("XDefaultRootWindow", JAVA_LONG, display);
        MemorySegment first = arena.allocate(JAVA_INT);
        if (number("XDamageQueryExtension", display, first, arena.allocate(JAVA_INT)) == 0) {
            throw new IllegalStateException("this X server has no XDamage");
        }
        damageEvent = first.get(JAVA_INT, 0);
        call("XDamageCreate", JAVA_LONG, display, root, RAW_RECTANGLES);
        long size = (long) width * height * BYTES;
        int id = number("shmget", 0, size, CREATE);
        MemorySegment address = pointer("shmat", id, MemorySegment.NULL, 0);
        MemorySegment info =
                arena.allocate(MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG));
        info.set(JAVA_INT, Long.BYTES, id);
        info.set(ADDRESS, 2 * Long.BYTES, address);
        MemorySegment visual = pointer("XDefaultVisual", display, 0);
        image =
                pointer(
                        "XShmCreateImage",
                        display,
                        visual,
                        number("XDefaultDepth", display, 0),
                        Z_PIXMAP,
                        address,
                        info,
                        width,
                        height);
        number("XShmAttach", display, info);
        number("XSync", display, 0);
        number("shmctl", id, REMOVE, MemorySegment.NULL);
        pixels = address.reinterpret(size);
        polled.set(JAVA_INT, 0, number("XConnectionNumber", display));
        polled.set(JAVA_SHORT, Integer.BYTES, READABLE);
    }

    /// Moves the pointer.
    void move(int x, int y) {
        number("XTestFakeMotionEvent", display, -1, x, y, 0L);
        number("XFlush", display);
    }

    /// Presses and releases where the pointer is, both in one go.
    ///
    /// @return when, by [System#nanoTime()]
    long press() {
        long now = System.nanoTime();
        number("XTestFakeButtonEvent", display, 1, 1, 0L);
        number("XTestFakeButtonEvent", display, 1, 0, 0L);
        number("XFlush", display);
        return now;
    }

    /// Waits until something was painted.
    ///
    /// @return false if nothing was for so long
    boolean painted(int millis) {
        long end = System.nanoTime() + millis * 1_000_000L;
        for (long left = millis; ; left = Math.ceilDiv(end - System.nanoTime(), 1_000_000L)) {
            if (drain()) {
                return true;
            }
            if (left <= 0) {
                return false;
            }
            number("poll", polled, 1L, (int) left);
        }
    }

    private boolean drain() {
        boolean damaged = false;
        while (number("XPending", display) > 0) {
            number("XNextEvent", display, event);
            damaged |= event.get(JAVA_INT, 0) == damageEvent;
        }
        return damaged;
    }

    /// What is on the screen: every pixel, row by row, without what lies above its colour.
    int[] picture() {
        number("XShmGetImage", display, root, image, 0, 0, -1L);
        int[] all = new int[width * height];
        MemorySegment.copy(pixels, JAVA_INT, 0, all, 0, all.length);
        return all;
    }

    @Override
    public void close() {
        number("XCloseDisplay", display);
        number("shmdt", pixels);
        arena.close();
    }

    private int number(String function, Object... arguments) {
        return (int) call(function, JAVA_INT, arguments);
    }

    private MemorySegment pointer(String function, Object... arguments) {
        return (MemorySegment) call(function, ADDRESS, arguments);
    }

    private Object call(String function, MemoryLayout returned, Object... arguments) {
        try {
            return calls.computeIfAbsent(function, f -> handle(f, returned, arguments))
                    .invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException(function, e);
        }
    }

    /// A C function takes what Java's arguments are: int, long or a pointer.
    private MethodHandle handle(String function, MemoryLayout returned, Object... arguments) {
        MemoryLayout[] taken =
                Arrays.stream(arguments)
                        .map(
                                a ->
                                        a instanceof Integer
                                                ? JAVA_INT
                                                : a instanceof Long ? JAVA_LONG : ADDRESS)
                        .toArray(MemoryLayout[]::new);
        return Linker.nativeLinker()
                .downcallHandle(
                        symbols.findOrThrow(function), FunctionDescriptor.of(returned, taken));
    }
}
