package dev.backsource.deployment.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.testing.telemetry.SpanCollector;
import dev.backsource.testing.waiting.Waiting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracingTest {
    private static final Duration INTERVAL = Duration.ofMillis(10);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void shouldMakeNoSpansWithoutAnEndpoint() {
        // When
        var tracing = open(null);

        // Then
        assertThat(tracing.isOn()).isFalse();
        assertThat(tracing.tracer().spanBuilder("a").startSpan().isRecording()).isFalse();
    }

    @Test
    void shouldExportItsSpansWhenItEnds() {
        try (var collector = SpanCollector.start()) {
            // Given
            var tracing = open(collector.endpoint());
            tracing.begin(tracing.tracer().spanBuilder("told"), TRACE).end();
            tracing.tracer().spanBuilder("other").startSpan().end();

            // When
            tracing.close(Waiting.DEADLINE);

            // Then
            assertThat(collector.spans())
                    .hasSize(2)
                    .satisfiesOnlyOnce(span -> assertThat(span.traceId()).isEqualTo(TRACE));
            assertThat(meters.get("backsource.tracing.spans").counter().count()).isEqualTo(2);
            assertThat(exports("exported")).isEqualTo(2);
        }
    }

    @Test
    void shouldGiveUpACollectorThatStopsWithinAResponseAndUseItAgain() throws Exception {
        try (var collector = new ScriptedCollector("Content-Length: 10");
                var tracing = Tracing.open(
                        settings(collector.endpoint(), INTERVAL),
                        "service",
                        "instance",
                        meters,
                        Duration.ofMillis(200))) {
            // Given: heads alone
            Waiting.await("failure").until(() -> {
                tracing.tracer().spanBuilder("lost").startSpan().end();
                return exports("failed") > 0 && collector.accepted() > 2;
            });

            // When
            collector.answer("Content-Length: 0");

            // Then
            Waiting.await("export").until(() -> {
                tracing.tracer().spanBuilder("taken").startSpan().end();
                return exports("exported") > 0;
            });
            assertThat(exports("failed") + exports("exported"))
                    .isLessThanOrEqualTo(
                            meters.get("backsource.tracing.spans").counter().count());
        }
    }

    @Test
    void shouldCountSpansWhoseExportThrows() {
        // Given
        var counts = SpanCounts.register(meters);
        var exporter = counts.of(new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) {
                throw new RejectedExecutionException();
            }

            @Override
            public CompletableResultCode flush() {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        });

        // When
        var result = exporter.export(Collections.nCopies(3, null));

        // Then
        assertThat(result.isDone()).isTrue();
        assertThat(result.isSuccess()).isFalse();
        assertThat(exports("failed")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.009S", "PT1M0.001S", "P365000000D"})
    void shouldRefuseAnIntervalThatIsTooShortOrTooLong(String interval) {
        assertThatThrownBy(() -> Tracing.open(settings(null, Duration.parse(interval)), "service", "instance", meters))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("backsource.tracing.interval: must be from 10 ms to 1 min");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:4318",
                "grpc://localhost:4317",
                "http:///v1/traces",
                "https://me:secret@collector/",
                "http://collector/?key=secret"
            })
    void shouldRefuseAnEndpointThatIsNoUrlOfACollector(String endpoint) {
        assertThatThrownBy(() -> open(endpoint))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("backsource.tracing.endpoint: must ")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, true",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00, false",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01, false",
        "nonsense, false",
        ", false"
    })
    void shouldMakeSpansOfRecordsWhoseTraceIsSampled(String traceparent, boolean made) {
        try (var tracing = open("http://127.0.0.1:9/v1/traces")) {
            // Given
            var record = new ProducerRecord<>("topic", "key", new byte[0]);
            if (traceparent != null) {
                record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
            }

            // When
            var span = new RecordSpans(tracing).send(record);

            // Then: one that isn't ended is not exported
            assertThat(span != null).isEqualTo(made);
        }
    }

    private Tracing open(String endpoint) {
        return Tracing.open(settings(endpoint, Duration.ofMinutes(1)), "service", "instance", meters);
    }

    private static TracingSettings settings(String endpoint, Duration interval) {
        return new TracingSettings() {
            @Override
            public Optional<URI> endpoint() {
                return Optional.ofNullable(endpoint).map(URI::create);
            }

            @Override
            public Duration interval() {
                return interval;
            }
        };
    }

    private double exports(String outcome) {
        return meters.get("backsource.tracing.exports")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
