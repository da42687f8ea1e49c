package dev.backsource.config.traffic;

import dev.backsource.policy.event.EdgeCounters;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The kinds of errors that are told apart, each with a number: those of RFC 9209, and one for all that edges make up. */
final class ErrorKinds {
    private static final int OTHER = EdgeCounters.ERROR_TYPES.size();

    /** The numbers are those below this one. */
    static final int COUNT = OTHER + 1;

    private static final Map<String, Integer> NUMBERS = IntStream.range(0, OTHER)
            .boxed()
            .collect(Collectors.toUnmodifiableMap(EdgeCounters.ERROR_TYPES::get, number -> number));

    private ErrorKinds() {}

    static int number(String kind) {
        return NUMBERS.getOrDefault(kind, OTHER);
    }

    static String name(int number) {
        return number == OTHER ? "other" : EdgeCounters.ERROR_TYPES.get(number);
    }
}
