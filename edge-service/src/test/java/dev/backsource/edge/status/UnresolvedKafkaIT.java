package dev.backsource.edge.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.Health;
import dev.backsource.edge.testing.NamelessKafkaResource;
import dev.backsource.testing.http.RawClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** An edge that is started where the broker's host name doesn't resolve. */
@QuarkusTest
@WithTestResource(value = NamelessKafkaResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class UnresolvedKafkaIT {
    @ConfigProperty(name = "backsource.edge.http.port")
    int port;

    @Test
    void shouldLiveWithoutBeingReady() {
        assertThat(Health.get("/q/health/live").status()).isEqualTo(200);
        assertThat(Health.ready().status()).isEqualTo(503);
        assertThat(Health.ready().body()).contains("waiting for Kafka");
        try (var client = new RawClient(port)) {
            client.send("GET / HTTP/1.1", "Host: www.example.test", "");
            assertThat(client.until("")).startsWith("HTTP/1.1 503");
        }
    }
}
