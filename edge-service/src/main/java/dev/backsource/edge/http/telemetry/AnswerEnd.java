package dev.backsource.edge.http.telemetry;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.error.ProxyError;
import dev.backsource.edge.http.upstream.UpstreamCall;
import org.jspecify.annotations.Nullable;

/**
 * The end of a response.
 *
 * @param status of the response; {@link #NO_STATUS} when the client left before there was one
 * @param bytes of the body that were written
 * @param nanos since the request's arrival
 * @param call the back-to-origin request made for it, if any
 * @param error the reason for another response than the requested one; null without
 * @param failure the failure of the origin behind it; null without
 */
public record AnswerEnd(
        int status,
        long bytes,
        CacheOutcome outcome,
        long nanos,
        @Nullable UpstreamCall call,
        @Nullable ProxyError error,
        @Nullable OriginError failure) {
    /** The status that nginx logs in this case. */
    public static final int NO_STATUS = 499;
}
