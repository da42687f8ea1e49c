package dev.backsource.edge.http.telemetry;

import dev.backsource.edge.http.upstream.ProxyError;
import dev.backsource.edge.http.upstream.UpstreamCall;
import org.jspecify.annotations.Nullable;

/**
 * How a response ended.
 *
 * @param status of the answer; {@link #NO_STATUS} when the client left before there was one
 * @param bytes of the body that were written
 * @param nanos from the request's arrival to here
 * @param call the back-to-origin request made for it, if any
 * @param error why it is not what was asked for, if it isn't
 */
public record AnswerEnd(
        int status,
        long bytes,
        CacheOutcome outcome,
        long nanos,
        @Nullable UpstreamCall call,
        @Nullable ProxyError error) {
    /** As nginx writes it. */
    public static final int NO_STATUS = 499;
}
