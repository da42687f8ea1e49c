package dev.backsource.edge.cache.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;

/** A response that the edge has no room for. */
class RefusedResponseTest {
    private final SteppedEdge edge = new SteppedEdge();
    private final SteppedEdge.Loop loop = edge.loops.get(0);

    /** The origin has carried out the request (RFC 9111 §4.4). */
    @Test
    void shouldForgetAStoredResponseAfterAnUnsafeRequestWhoseResponseIsRefused() {
        // Given
        edge.begin();
        request(HttpMethod.GET);
        edge.origin.calls.get(0).answerWhole(200, "Cache-Control", "max-age=60");
        edge.fillBudget();

        // When
        var refused = request(HttpMethod.POST);
        edge.origin.calls.get(1).answerWhole(200);
        edge.emptyBudget();
        request(HttpMethod.GET);

        // Then
        assertThat(refused.status).isEqualTo(503);
        assertThat(refused.ends).isEqualTo(1);
        assertThat(edge.origin.calls).hasSize(3);
    }

    private SteppedClient request(HttpMethod method) {
        var client = new SteppedClient(method.name(), loop.steps);
        client.requestMethod = method;
        client.fields.add("accept-language", "en");
        loop.arrive(client);
        return client;
    }
}
