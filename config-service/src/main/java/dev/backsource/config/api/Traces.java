package dev.backsource.config.api;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace a change belongs to (W3C Trace Context §3.2). */
final class Traces {
    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final HexFormat HEX = HexFormat.of();

    private Traces() {}

    /** The request's {@code traceparent} when it is valid, else a new one that says nothing was sampled. */
    static String of(@Nullable String traceparent) {
        return traceparent != null && VALID.matcher(traceparent).matches() ? traceparent : create();
    }

    private static String create() {
        var random = ThreadLocalRandom.current();
        return "00-" + HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(nonZero(random)) + "-"
                + HEX.toHexDigits(nonZero(random)) + "-00";
    }

    private static long nonZero(ThreadLocalRandom random) {
        return random.nextLong(1, Long.MAX_VALUE);
    }
}
