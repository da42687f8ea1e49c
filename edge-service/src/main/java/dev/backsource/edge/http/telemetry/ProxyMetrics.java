package dev.backsource.edge.http.telemetry;

import dev.backsource.deployment.metrics.LatencyFamily;
import dev.backsource.deployment.metrics.LatencyHistogram;
import dev.backsource.edge.error.ProxyError;
import dev.backsource.policy.event.EdgeCounters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * Metrics of requests and origins. A request only increments counters of this class, and the registry reads them when
 * it is scraped: its own meters pass each call through a list of registries.
 */
public final class ProxyMetrics {
    private final AnswerCounts answers;
    private final LatencyHistogram originTimes;
    private final Map<ProxyError, LongAdder> failures = new EnumMap<>(ProxyError.class);
    private final LongAdder clients = new LongAdder();
    private final LongAdder origins = new LongAdder();
    private final LongAdder originsTaken = new LongAdder();
    private final LongAdder tunnels = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final List<InFlightRequests> underWay = new CopyOnWriteArrayList<>();

    public ProxyMetrics(MeterRegistry registry, PrometheusMeterRegistry histograms) {
        answers = new AnswerCounts(registry, histograms);
        originTimes = LatencyFamily.registerOne(
                histograms,
                "backsource.edge.origin.response.time",
                "Time from sending a back-to-origin request to the head of its response");
        for (var error : ProxyError.values()) {
            var count = new LongAdder();
            failures.put(error, count);
            FunctionCounter.builder("backsource.edge.origin.errors", count, LongAdder::sum)
                    .description("Failed back-to-origin requests, by error type of RFC 9209")
                    .tag("error", error.token())
                    .register(registry);
        }
        gauge(registry, clients, "backsource.edge.client.connections", "Open client connections");
        gauge(registry, origins, "backsource.edge.origin.connections", "Open connections to origins");
        gauge(registry, originsTaken, "backsource.edge.origin.connections.active", "Connections to origins in use");
        gauge(registry, tunnels, "backsource.edge.tunnels", "Open WebSocket tunnels");
        FunctionCounter.builder("backsource.edge.client.malformed", malformed, LongAdder::sum)
                .description("Malformed requests and HTTP/2 connections refused")
                .register(registry);
        FunctionCounter.builder("backsource.edge.client.connections.refused", refused, LongAdder::sum)
                .description("Client connections refused over a limit, in total or per address")
                .register(registry);
        Gauge.builder("backsource.edge.requests.active", underWay, ProxyMetrics::total)
                .description("Responses in progress")
                .register(registry);
    }

    private static void gauge(MeterRegistry registry, LongAdder value, String name, String description) {
        Gauge.builder(name, value, LongAdder::sum).description(description).register(registry);
    }

    private static double total(List<InFlightRequests> loops) {
        return loops.stream().mapToInt(InFlightRequests::count).sum();
    }

    /** Includes the requests of {@code loop} among the active ones. */
    public void watch(InFlightRequests loop) {
        underWay.add(loop);
    }

    void answered(int status, long bytes, CacheOutcome outcome) {
        answers.add(status, bytes, outcome);
    }

    /** A client waited for {@code nanos} until a response began. */
    void waited(long nanos, CacheOutcome outcome) {
        answers.waited(nanos, outcome);
    }

    public void originFailed(ProxyError error) {
        var count = failures.get(error);
        if (count != null) {
            count.increment();
        }
    }

    /** The counts of the metrics, as reported in the edge's status. */
    public EdgeCounters counters() {
        var errors = new HashMap<String, Long>();
        failures.forEach((error, count) -> {
            var sum = count.sum();
            if (sum > 0) {
                errors.put(error.token(), sum);
            }
        });
        return new EdgeCounters(
                answers.total(), answers.sum(CacheOutcome.HITS), answers.sum(CacheOutcome.MISSES), errors);
    }

    /** The counter of requests refused for a violation of HTTP. */
    public LongAdder malformedRequests() {
        return malformed;
    }

    public void tunnelOpened() {
        tunnels.increment();
    }

    public void tunnelClosed() {
        tunnels.decrement();
    }

    public void originAnswered(long nanos) {
        originTimes.record(nanos);
    }

    public void clientRefused() {
        refused.increment();
    }

    public void clientConnected() {
        clients.increment();
    }

    public void clientDisconnected() {
        clients.decrement();
    }

    public void originConnected() {
        origins.increment();
    }

    public void originDisconnected() {
        origins.decrement();
    }

    public void originTaken() {
        originsTaken.increment();
    }

    public void originReturned() {
        originsTaken.decrement();
    }
}
