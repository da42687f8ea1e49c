package dev.backsource.edge.http.account;

import dev.backsource.edge.http.upstream.ProxyError;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamCall;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The one place that is told of every answer once it is over. Counts it and, when there is an access log, has it written
 * there; without one nothing is allocated. Safe for use by all event loops.
 */
public final class Accounts {
    private static final long NO_TIME = 0;

    private final ProxyMetrics metrics;
    private final AccessLog log;

    public Accounts(ProxyMetrics metrics, AccessLog log) {
        this.metrics = metrics;
        this.log = log;
    }

    public ProxyMetrics metrics() {
        return metrics;
    }

    /**
     * An answer was given at once.
     *
     * @param bytes of its body
     */
    public void answered(RoutedRequest request, int status, long bytes, CacheOutcome outcome) {
        metrics.answered(status, bytes, outcome);
        if (log.isOn()) {
            log.add(AccessEntry.of(request, new Ending(status, bytes, outcome, NO_TIME, null, null)));
        }
    }

    /** An answer that took its time is over, whole or not. */
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
            log.add(AccessEntry.of(request, new Ending(status, bytes, outcome, nanos, call, error)));
        }
    }

    /** A request was refused before it was known who serves it. */
    public void refused(HttpServerRequest client, int status, long bytes, ProxyError error) {
        metrics.answered(status, bytes, CacheOutcome.NONE);
        if (log.isOn()) {
            log.add(AccessEntry.of(client, new Ending(status, bytes, CacheOutcome.NONE, NO_TIME, null, error)));
        }
    }
}
