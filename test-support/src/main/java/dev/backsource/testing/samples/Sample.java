package dev.backsource.testing.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The source of the values of one case of a property: the same seed gives the same values.
 *
 * <p>Edges are drawn far more often than chance would: one number in eight is the least, the greatest or a neighbour of
 * them, or one around zero; one list or text in eight has the least or the greatest length.
 */
public final class Sample {
    private static final int MOST_PRINTED = 2000;
    /** Characters on which text is often misread: controls, ends of ASCII and Latin-1, surrogates, non-characters. */
    private static final String EDGE_CHARACTERS =
            "\0\t\n\r\u001b \"\\/%+.,:;@\u007e\u007f\u0080\u0085\u00a0\u00ff\u0130\u0131\u2028\ud800\udfff\ufeff\uffff";

    private final SplittableRandom random;
    private final List<@Nullable Object> drawn = new ArrayList<>();

    Sample(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number from {@code min} to {@code max}, both included. */
    public int between(int min, int max) {
        return (int) between((long) min, max);
    }

    /** A number from {@code min} to {@code max}, both included. */
    public long between(long min, long max) {
        var edges = new long[] {min, max, min + 1, max - 1, 0, 1, -1};
        var edge = edges[random.nextInt(edges.length)];
        var isEdge = random.nextInt(8) == 0 && min <= edge && edge <= max;
        return note(isEdge ? edge : max == Long.MAX_VALUE ? upToTheEnd(min) : random.nextLong(min, max + 1));
    }

    private long upToTheEnd(long min) {
        return min == Long.MIN_VALUE ? random.nextLong() : random.nextLong(min - 1, Long.MAX_VALUE) + 1;
    }

    /** Any number of the type. */
    public long anyLong() {
        return between(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** A number from {@code min} to {@code max}, both included. */
    public double between(double min, double max) {
        var at = random.nextInt(16);
        return note(at == 0 ? min : at == 1 ? max : min + random.nextDouble() * (max - min));
    }

    /** True with this probability, which is from 0 to 1. */
    public boolean chance(double probability) {
        return note(random.nextDouble() < probability);
    }

    /** True or false, each as likely as the other. */
    public boolean either() {
        return chance(0.5);
    }

    /** One of these, each as likely as the others. */
    @SafeVarargs
    public final <T> T of(T... values) {
        return note(values[random.nextInt(values.length)]);
    }

    /** One of these, each as likely as the others. */
    public <T> T of(List<T> values) {
        return note(values.get(random.nextInt(values.size())));
    }

    /** One of an enum's constants. */
    public <T extends Enum<T>> T of(Class<T> type) {
        return of(type.getEnumConstants());
    }

    /** A value of one of these sources, each as likely as the others. */
    @SafeVarargs
    public final <T> T oneOf(Supplier<? extends T>... sources) {
        return sources[random.nextInt(sources.length)].get();
    }

    /** Null with this probability, otherwise a value of {@code source}. */
    public <T> @Nullable T orNull(double probability, Supplier<? extends T> source) {
        return chance(probability) ? null : source.get();
    }

    /** A list of {@code min} to {@code max} values of {@code source}, both included. */
    public <T> List<T> list(int min, int max, Supplier<? extends T> source) {
        var values = new ArrayList<T>();
        for (var left = between(min, max); left > 0; left--) {
            values.add(source.get());
        }
        return values;
    }

    /** Any {@code min} to {@code max} bytes, both included. */
    public byte[] bytes(int min, int max) {
        var bytes = new byte[between(min, max)];
        random.nextBytes(bytes);
        for (var i = 0; i < bytes.length; i++) {
            if (random.nextInt(8) == 0) {
                bytes[i] = of((byte) 0, (byte) -1, (byte) 0x7f, (byte) 0x80);
            }
        }
        return note(bytes);
    }

    /** Any character, also half of a pair: a third of ASCII, a third of those that are often misread. */
    public char character() {
        return switch (random.nextInt(3)) {
            case 0 -> (char) random.nextInt(0x80);
            case 1 -> EDGE_CHARACTERS.charAt(random.nextInt(EDGE_CHARACTERS.length()));
            default -> (char) random.nextInt(0x10000);
        };
    }

    /** At most {@code max} characters, of any kind. */
    public String text(int max) {
        var text = new StringBuilder();
        for (var left = between(0, max); left > 0; left--) {
            text.append(character());
        }
        return note(text.toString());
    }

    /** From {@code min} to {@code max} characters of {@code alphabet}. */
    public String text(String alphabet, int min, int max) {
        var text = new StringBuilder();
        for (var left = between(min, max); left > 0; left--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return note(text.toString());
    }

    /**
     * The drawn values so far, for a failure's message: in ASCII, at most {@value #MOST_PRINTED} characters of them.
     */
    String drawn() {
        var text = Arrays.deepToString(drawn.toArray());
        return text.substring(0, Math.min(text.length(), MOST_PRINTED))
                .codePoints()
                .mapToObj(c -> c >= ' ' && c <= '~' ? Character.toString(c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }

    private <T> T note(T value) {
        drawn.add(value);
        return value;
    }
}
