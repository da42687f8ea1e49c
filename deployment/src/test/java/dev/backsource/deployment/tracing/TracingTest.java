package dev.backsource.deployment.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.testing.telemetry.SpanCollector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracingTest {
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
            tracing.close();

            // Then
            assertThat(collector.spans())
                    .hasSize(2)
                    .satisfiesOnlyOnce(span -> assertThat(span.traceId()).isEqualTo(TRACE));
            assertThat(meters.get("backsource.tracing.spans").counter().count()).isEqualTo(2);
            assertThat(meters.get("backsource.tracing.exports")
                            .tag("outcome", "exported")
                            .counter()
                            .count())
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:4318", "grpc://localhost:4317", "http:///v1/traces", "https://me:secret@collector/"})
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
        var settings = new TracingSettings() {
            @Override
            public Optional<URI> endpoint() {
                return Optional.ofNullable(endpoint).map(URI::create);
            }

            @Override
            public Duration interval() {
                return Duration.ofHours(1);
            }
        };
        return Tracing.open(settings, "service", "instance", meters);
    }
}
