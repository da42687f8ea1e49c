package dev.backsource.edge.http.telemetry;

import dev.backsource.edge.error.ProxyError;
import dev.backsource.edge.http.tracing.RequestTrace;
import dev.backsource.edge.http.tracing.RequestTraces;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamCall;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The recorder of responses: counts each when it ends and, if there is an access log, adds an {@link AccessLogRecord}.
 * Ends the request's trace, if it has one. Nothing is allocated without either. Thread-safe.
 */
public final class AnswerRecorder {
    private static final long NO_TIME = 0;

    private final ProxyMetrics metrics;
    private final AccessLog log;
    private final RequestTraces traces;

    public AnswerRecorder(ProxyMetrics metrics, AccessLog log, RequestTraces traces) {
        this.metrics = metrics;
        this.log = log;
        this.traces = traces;
    }

    public ProxyMetrics metrics() {
        return metrics;
    }

    /** Begins the traces that end with the recorded responses. */
    public RequestTraces traces() {
        return traces;
    }

    /**
     * Records a response that was sent at once.
     *
     * @param bytes of its body
     */
    public void answered(RoutedRequest request, int status, long bytes, CacheOutcome outcome) {
        metrics.answered(status, bytes, outcome);
        metrics.waited(System.nanoTime() - request.arrivedNanos(), outcome);
        if (request.trace() != null) {
            request.trace().end(status, bytes, outcome.label(), null);
        }
        if (log.isOn()) {
            log.add(AccessLogRecord.of(request, new AnswerEnd(status, bytes, outcome, NO_TIME, null, null)));
        }
    }

    /**
     * The time at the beginning of a response, by {@link System#nanoTime}; not read without an access log, which alone
     * has the duration.
     */
    public long begin() {
        return log.isOn() ? System.nanoTime() : NO_TIME;
    }

    /**
     * Records a response that took a while, complete or not.
     *
     * @param begunNanos by {@link #begin}
     * @param waitedNanos the time that the client waited for the response to begin
     */
    public void ended(
            RoutedRequest request,
            int status,
            long bytes,
            CacheOutcome outcome,
            long begunNanos,
            long waitedNanos,
            @Nullable UpstreamCall call,
            @Nullable ProxyError error) {
        metrics.answered(status, bytes, outcome);
        metrics.waited(waitedNanos, outcome);
        if (request.trace() != null) {
            request.trace().end(status, bytes, outcome.label(), error);
        }
        if (log.isOn()) {
            var nanos = System.nanoTime() - begunNanos;
            log.add(AccessLogRecord.of(request, new AnswerEnd(status, bytes, outcome, nanos, call, error)));
        }
    }

    /** Records a request that was refused before its route was known. */
    public void refused(HttpServerRequest client, int status, long bytes, ProxyError error) {
        refused(client, traces.isOn() ? traces.refused(client, status, bytes, error) : null, status, bytes, error);
    }

    /** Records a request that was refused because of a limit or of its own terms. */
    public void refused(RoutedRequest request, int status, long bytes, ProxyError error) {
        if (request.trace() != null) {
            request.trace().end(status, bytes, CacheOutcome.NONE.label(), error);
        }
        refused(request.client(), request.trace(), status, bytes, error);
    }

    private void refused(
            HttpServerRequest client, @Nullable RequestTrace trace, int status, long bytes, ProxyError error) {
        metrics.answered(status, bytes, CacheOutcome.NONE);
        if (log.isOn()) {
            log.add(AccessLogRecord.of(
                    client, trace, new AnswerEnd(status, bytes, CacheOutcome.NONE, NO_TIME, null, error)));
        }
    }
}
