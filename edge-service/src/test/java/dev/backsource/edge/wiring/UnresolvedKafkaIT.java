package dev.backsource.edge.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.assembly.Edge;
import dev.backsource.edge.testing.Answer;
import dev.backsource.edge.testing.Health;
import dev.backsource.edge.testing.NamelessKafkaResource;
import dev.backsource.testing.http.RawClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An edge that is started where the broker's host name doesn't resolve. */
@QuarkusTest
@WithTestResource(value = NamelessKafkaResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class UnresolvedKafkaIT {
    @ConfigProperty(name = "backsource.edge.http.port")
    int port;

    @Inject
    Edge edge;

    @Test
    void shouldLiveWithoutBeingReady() {
        assertThat(Health.get("/q/health/live").status()).isEqualTo(200);
        assertThat(Health.ready().status()).isEqualTo(503);
        assertThat(Health.ready().body()).contains("waiting for Kafka");
        try (var client = new RawClient(port)) {
            client.send("GET / HTTP/1.1", "Host: www.example.test", "");
            assertThat(client.until("")).startsWith("HTTP/1.1 503");
        }
        assertThat(serving(Health.ready())).isEqualTo("UP");

        // And it says that it stops from then on, while it lives
        edge.drain();
        assertThat(serving(Health.ready())).isEqualTo("DOWN");
        assertThat(Health.get("/q/health/live").status()).isEqualTo(200);
    }

    private static String serving(Answer readiness) {
        return new JsonObject(readiness.body())
                .getJsonArray("checks").stream()
                        .map(JsonObject.class::cast)
                        .filter(check -> check.getString("name").equals("serving"))
                        .findFirst()
                        .orElseThrow()
                        .getString("status");
    }
}
