package dev.backsource.config.web.write;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace of a change (W3C Trace Context §3.2). */
public final class Traces {
    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Traces() {}

    /** The request's {@code traceparent} if it is valid; otherwise empty, since nobody could find an invented trace. */
    public static String of(@Nullable String traceparent) {
        return traceparent != null && VALID.matcher(traceparent).matches() ? traceparent : "";
    }

    /** The trace's id in a valid {@code traceparent}: 32 hexadecimal digits. */
    public static String id(String traceparent) {
        return traceparent.substring(3, 35);
    }
}
