package dev.backsource.edge.accesslog;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** An edge whose disk is full. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a device that is always full")
class AccessLogDropsIT {
    private final BuiltEdge edge = BuiltEdge.narrow();

    private final MeterRegistry registry = BuiltEdge.narrow().meters();

    @Test
    void shouldServeOnAndCountTheLinesThatAreLost() {
        // Given: the edge has read its routes, until when it answers 503
        await().until(() -> edge.get("http://unknown.example.test/").status() == 404);
        var before = drops();

        // When
        var first = edge.get("http://unknown.example.test/");
        var second = edge.get("http://unknown.example.test/");

        // Then
        assertThat(first.status()).isEqualTo(404);
        assertThat(second.status()).isEqualTo(404);
        await().until(() -> drops() >= before + 2);
    }

    private double drops() {
        return registry.get("backsource.edge.access.log.drops")
                .functionCounter()
                .count();
    }
}
