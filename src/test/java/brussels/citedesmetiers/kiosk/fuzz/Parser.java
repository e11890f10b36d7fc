package brussels.citedesmetiers.kiosk.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Something that reads bytes from outside, and all that may come out of it.
///
/// @param name what people call it
/// @param seeds inputs that are changed into others; of whatever length, at least one
/// @param words what may be put into an input
/// @param reading returns, or throws one of the declared exceptions
/// @param declared exceptions that are an answer
public record Parser(
        String name,
        List<byte[]> seeds,
        List<String> words,
        Reading reading,
        List<Class<? extends Exception>> declared) {
    public Parser {
        seeds = List.copyOf(seeds);
        words = List.copyOf(words);
        declared = List.copyOf(declared);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException(name + " has no seed");
        }
    }

    /// Reads an input.
    @FunctionalInterface
    public interface Reading {
        void read(byte[] input) throws Exception;
    }

    /// Inputs that are texts.
    public static List<byte[]> texts(String... texts) {
        return Arrays.stream(texts).map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /// A parser that declares no exception.
    public static Parser of(String name, List<byte[]> seeds, Reading reading) {
        return new Parser(name, seeds, List.of(), reading, List.of());
    }

    /// A parser that declares one exception.
    public static Parser of(
            String name, List<byte[]> seeds, Reading reading, Class<? extends Exception> declared) {
        return new Parser(name, seeds, List.of(), reading, List.of(declared));
    }

    /// A parser that declares two exceptions.
    public static Parser of(
            String name,
            List<byte[]> seeds,
            Reading reading,
            Class<? extends Exception> one,
            Class<? extends Exception> other) {
        return new Parser(name, seeds, List.of(), reading, List.of(one, other));
    }

    boolean declares(Throwable thrown) {
        return declared.stream().anyMatch(type -> type.isInstance(thrown));
    }
}
