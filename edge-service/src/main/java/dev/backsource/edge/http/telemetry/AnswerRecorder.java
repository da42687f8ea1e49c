package dev.backsource.edge.http.telemetry;

import dev.backsource.edge.http.upstream.ProxyError;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamCall;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Records every response once it is over: counts it and, when there is an access log, adds an {@link AccessLogRecord} to it. Without
 * a log nothing is allocated. Safe for use by all event loops.
 */
public final class AnswerRecorder {
    private static final long NO_TIME = 0;

    private final ProxyMetrics metrics;
    private final AccessLog log;

    public AnswerRecorder(ProxyMetrics metrics, AccessLog log) {
        this.metrics = metrics;
        this.log = log;
    }

    public ProxyMetrics metrics() {
        return metrics;
    }

    /**
     * A response was sent at once.
     *
     * @param bytes of its body
     */
    public void answered(RoutedRequest request, int status, long bytes, CacheOutcome outcome) {
        metrics.answered(status, bytes, outcome);
        if (log.isOn()) {
            log.add(AccessLogRecord.of(request, new AnswerEnd(status, bytes, outcome, NO_TIME, null, null)));
        }
    }

    /** A response that took a while is over, whole or not. */
    public void ended(
            RoutedRequest request,
            int status,
            long bytes,
            CacheOutcome outcome,
            long nanos,
            @Nullable UpstreamCall call,
            @Nullable ProxyError error) {
        metrics.answered(status, bytes, outcome);
        if (log.isOn()) {
            log.add(AccessLogRecord.of(request, new AnswerEnd(status, bytes, outcome, nanos, call, error)));
        }
    }

    /** A request was refused before it was known who serves it. */
    public void refused(HttpServerRequest client, int status, long bytes, ProxyError error) {
        metrics.answered(status, bytes, CacheOutcome.NONE);
        if (log.isOn()) {
            log.add(AccessLogRecord.of(client, new AnswerEnd(status, bytes, CacheOutcome.NONE, NO_TIME, null, error)));
        }
    }
}
