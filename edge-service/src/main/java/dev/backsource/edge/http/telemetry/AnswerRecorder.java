package dev.backsource.edge.http.telemetry;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.error.ProxyError;
import dev.backsource.edge.figures.DomainCounts;
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
    private final RequestTap tap;
    private final RequestTraces traces;

    /** @param tap receives the records of domains whose counts say so */
    public AnswerRecorder(ProxyMetrics metrics, AccessLog log, RequestTap tap, RequestTraces traces) {
        this.metrics = metrics;
        this.log = log;
        this.tap = tap;
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
        var nanos = System.nanoTime() - request.arrivedNanos();
        metrics.answered(status, bytes, outcome);
        metrics.waited(nanos, outcome);
        request.counts().answered(request.requestClass(), status, outcome.isHit(), outcome.isMiss(), nanos, nanos);
        if (request.trace() != null) {
            request.trace().end(status, bytes, outcome.label(), null);
        }
        if (log.isOn()) {
            log.add(AccessLogRecord.of(request, new AnswerEnd(status, bytes, outcome, NO_TIME, null, null, null)));
        }
        if (request.counts().isTailed()) {
            tap(request, new AnswerEnd(status, bytes, outcome, nanos, null, null, null));
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
            @Nullable ProxyError error,
            @Nullable OriginError failure) {
        metrics.answered(status, bytes, outcome);
        metrics.waited(waitedNanos, outcome);
        var now = System.nanoTime();
        var whole = now - request.arrivedNanos();
        request.counts()
                .answered(request.requestClass(), status, outcome.isHit(), outcome.isMiss(), waitedNanos, whole);
        if (request.trace() != null) {
            request.trace().end(status, bytes, outcome.label(), error);
        }
        if (log.isOn()) {
            var nanos = now - begunNanos;
            log.add(AccessLogRecord.of(request, new AnswerEnd(status, bytes, outcome, nanos, call, error, failure)));
        }
        if (request.counts().isTailed()) {
            tap(request, new AnswerEnd(status, bytes, outcome, whole, call, error, failure));
        }
    }

    private void tap(RoutedRequest request, AnswerEnd end) {
        tap.add(request.counts().domain(), AccessLogRecord.of(request, end));
    }

    /** Records a request that was refused before its route was known. */
    public void refused(HttpServerRequest client, int status, long bytes, ProxyError error) {
        refused(client, traces.isOn() ? traces.refused(client) : null, status, bytes, error);
    }

    /** Records a request of a domain that was refused before it was routed. */
    public void refused(HttpServerRequest client, DomainCounts counts, int status, long bytes, ProxyError error) {
        refused(client, status, bytes, error);
        counts.refused(status);
        tapRefused(client, counts, null, status, bytes, error);
    }

    /** Records a request that was refused because of a limit or of its own terms. */
    public void refused(RoutedRequest request, int status, long bytes, ProxyError error) {
        refused(request.client(), request.trace(), status, bytes, error);
        request.counts().refused(request.requestClass(), status);
        tapRefused(request.client(), request.counts(), request.trace(), status, bytes, error);
    }

    private void tapRefused(
            HttpServerRequest client,
            DomainCounts counts,
            @Nullable RequestTrace trace,
            int status,
            long bytes,
            ProxyError error) {
        if (counts.isTailed()) {
            tap.add(counts.domain(), AccessLogRecord.of(client, trace, refusal(status, bytes, error)));
        }
    }

    private void refused(
            HttpServerRequest client, @Nullable RequestTrace trace, int status, long bytes, ProxyError error) {
        if (trace != null) {
            trace.end(status, bytes, CacheOutcome.NONE.label(), error);
        }
        metrics.answered(status, bytes, CacheOutcome.NONE);
        if (log.isOn()) {
            log.add(AccessLogRecord.of(client, trace, refusal(status, bytes, error)));
        }
    }

    private static AnswerEnd refusal(int status, long bytes, ProxyError error) {
        return new AnswerEnd(status, bytes, CacheOutcome.NONE, NO_TIME, null, error, null);
    }
}
