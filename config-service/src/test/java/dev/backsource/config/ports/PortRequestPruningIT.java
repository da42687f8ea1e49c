package dev.backsource.config.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PortRequestPruningIT {
    @TestHTTPResource("/")
    URI base;

    @Inject
    PortRequestPruning pruning;

    Infrastructure infrastructure;
    Client client;
    String name;

    @BeforeEach
    void makeADomain() {
        client = new Client(base);
        name = Client.freshName();
        client.create(name, 80);
    }

    @Test
    void shouldForgetWhatWasDeclinedLongAgoAndKeepWhatIsOpenOrGranted() throws Throwable {
        // Given
        var declined = request(8081);
        var lately = request(8082);
        var granted = request(8083);
        var open = request(8084);
        decide(declined, "decline");
        decide(lately, "decline");
        decide(granted, "grant");
        makeOld(declined);
        makeOld(granted);

        // When
        VertxContextSupport.subscribeAndAwait(pruning::prune);

        // Then
        assertThat(client.get("/api/v1/domains/" + name + "/port-requests")
                        .json()
                        .path("items")
                        .findValuesAsText("id"))
                .containsExactlyInAnyOrder(lately, granted, open);
    }

    private String request(int port) {
        var answer = client.post(
                "/api/v1/domains/" + name + "/port-requests",
                "{\"ports\": {\"http\": " + port + "}, \"reason\": \"an old server\"}");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private void decide(String id, String how) {
        var answer = client.post(
                "/api/v1/domains/" + name + "/port-requests/" + id + "/" + how, "{\"comment\": \"so be it\"}");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    private void makeOld(String id) {
        new Database(infrastructure.database())
                .value("update port_request set decided_at = now() - interval '91 days' where id = '" + id
                        + "' returning state");
    }
}
