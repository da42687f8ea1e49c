package dev.backsource.edge.cache;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.infrastructure.FreePorts;
import org.junit.jupiter.api.Test;

/** The details of an origin's failure that clients get, which are few unless the operator discloses more. */
class OriginDisclosureIT {
    private final BuiltEdge edge = BuiltEdge.patient();

    @Test
    void shouldTellAClientTheErrorAndNotTheOrigin() {
        // Given
        edge.apply(domain("closed.example.test", origin("127.0.0.1", FreePorts.next())));

        // When
        var answer = edge.get("http://closed.example.test/");

        // Then
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("proxy-status"))
                .isEqualTo("edge-1; error=connection_refused;" + " details=\"no usable response from the origin\"");
        assertThat(answer.body()).isEqualTo("edge-1: no usable response from the origin\n");
    }
}
