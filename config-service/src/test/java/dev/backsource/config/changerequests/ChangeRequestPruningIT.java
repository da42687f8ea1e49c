package dev.backsource.config.changerequests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.periodic.Pruning;
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
class ChangeRequestPruningIT {
    @TestHTTPResource("/")
    URI base;

    @Inject
    Pruning pruning;

    Infrastructure infrastructure;
    Client client;
    String name;

    @BeforeEach
    void makeADomain() {
        client = new Client(base);
        name = Client.freshName();
        client.create(name, 80);
    }

    /** A decision begins the retention time: those of 91 days ago are gone, of ports as of parts. */
    @Test
    void shouldDeleteWhatEndedLongAgoUnlessItLedToARevision() throws Throwable {
        // Given
        var declined = ports(8081);
        var lately = ports(8082);
        var approved = ports(8083);
        var open = ports(8084);
        var parts = request("{\"parts\": {\"serving\": {\"enabled\": false}}, \"reason\": \"maintenance\"}");
        decide(declined, "decline");
        decide(lately, "decline");
        decide(approved, "approve");
        makeOld(declined, 91);
        makeOld(approved, 365);
        makeOld(parts, 38);

        // When
        VertxContextSupport.subscribeAndAwait(pruning::prune);

        // Then
        assertThat(client.get("/api/v1/domains/" + name + "/change-requests")
                        .json()
                        .path("items"))
                .extracting(request -> request.path("id").asText())
                .containsExactlyInAnyOrder(lately, approved, open);
    }

    private String ports(int port) {
        return request("{\"ports\": {\"http\": " + port + "}, \"reason\": \"an old server\"}");
    }

    private String request(String body) {
        var answer = client.post("/api/v1/domains/" + name + "/change-requests", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private void decide(String id, String how) {
        var answer = client.post(
                "/api/v1/domains/" + name + "/change-requests/" + id + "/" + how, "{\"comment\": \"so be it\"}");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    /** As if so many days had passed. */
    private void makeOld(String id, int days) {
        new Database(infrastructure.database())
                .value(
                        "update change_request set kept_until = kept_until - interval '%d days' where id = '%s' returning state"
                                .formatted(days, id));
    }
}
