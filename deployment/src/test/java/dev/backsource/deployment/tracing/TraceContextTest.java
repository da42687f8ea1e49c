package dev.backsource.deployment.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TraceContextTest {
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void shouldReadAState() {
        var context = TraceContext.of(Map.of("traceparent", TRACEPARENT, "tracestate", "a=b, c=d")::get);

        assertThat(context).isNotNull();
        assertThat(context.getTraceState().asMap()).isEqualTo(Map.of("a", "b", "c", "d"));
    }

    @ParameterizedTest
    @MethodSource("slowStates")
    void shouldIgnoreAStateThatTakesLongToRead(String state) {
        var context = TraceContext.of(Map.of("traceparent", TRACEPARENT, "tracestate", state)::get);

        assertThat(context).isNotNull();
        assertThat(context.getTraceState().isEmpty()).isTrue();
    }

    static Stream<String> slowStates() {
        return Stream.of(
                "a=b," + " ".repeat(30_000) + ",c=d", "a=b," + "x".repeat(30_000) + "=d", "a=b,  c=d", "a=b\t ,c=d");
    }

    @Test
    void shouldReadATraceparentAlone() {
        var context = TraceContext.of(TRACEPARENT);

        assertThat(context).isNotNull();
        assertThat(context.getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(context.getTraceState().isEmpty()).isTrue();
        assertThat(TraceContext.of("nonsense")).isNull();
        assertThat(TraceContext.of((String) null)).isNull();
    }
}
