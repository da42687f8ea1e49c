package dev.backsource.deployment.tracing;

import dev.backsource.eventlog.broker.Outage;
import dev.backsource.policy.Printable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Counts ended spans, and those of them that the collector took or refused. The others still wait, or were dropped because the queue was full. */
final class SpanCounts implements SpanProcessor {
    private static final Logger LOG = Logger.getLogger(SpanCounts.class);

    private final Counter ended;
    private final Counter exported;
    private final Counter failed;
    private final Outage outage = new Outage(
            failure -> LOG.warnf("spans not exported: %s", Printable.of(failure.toString())),
            lasted -> LOG.info("spans are exported again"));

    private SpanCounts(Counter ended, Counter exported, Counter failed) {
        this.ended = ended;
        this.exported = exported;
        this.failed = failed;
    }

    static SpanCounts register(MeterRegistry meters) {
        return new SpanCounts(
                Counter.builder("backsource.tracing.spans")
                        .description("Spans ended")
                        .register(meters),
                exports(meters, "exported"),
                exports(meters, "failed"));
    }

    private static Counter exports(MeterRegistry meters, String outcome) {
        return Counter.builder("backsource.tracing.exports")
                .description("Spans sent to the collector, by outcome")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** {@code exporter}, with its spans counted. */
    SpanExporter of(SpanExporter exporter) {
        return new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) {
                var size = spans.size();
                var result = attempt(exporter, spans);
                return result.whenComplete(() -> count(result, size));
            }

            @Override
            public CompletableResultCode flush() {
                return exporter.flush();
            }

            @Override
            public CompletableResultCode shutdown() {
                return exporter.shutdown();
            }
        };
    }

    private static CompletableResultCode attempt(SpanExporter exporter, Collection<SpanData> spans) {
        try {
            return exporter.export(spans);
        } catch (RuntimeException e) {
            return CompletableResultCode.ofExceptionalFailure(e);
        }
    }

    private synchronized void count(CompletableResultCode result, int size) {
        if (result.isSuccess()) {
            exported.increment(size);
            outage.succeeded();
        } else {
            failed.increment(size);
            outage.failed(reason(result));
        }
    }

    private static Throwable reason(CompletableResultCode result) {
        var failure = result.getFailureThrowable();
        if (failure == null) {
            return new TimeoutException("no response in time");
        }
        return failure.getCause() == null ? failure : failure.getCause();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        ended.increment();
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
