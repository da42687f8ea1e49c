package dev.backsource.config.traffic;

import dev.backsource.policy.event.EdgeCounters;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The kinds of errors, each with a number: the error types of RFC 9209, and one for any other name. */
final class ErrorKinds {
    private static final int OTHER = EdgeCounters.ERROR_TYPES.size();

    /** One more than the highest number. */
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
