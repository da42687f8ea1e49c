package dev.backsource.config.write;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.RawRequest;
import dev.backsource.config.testing.ServiceProcess;
import dev.backsource.config.testing.TwoInstances;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instance is killed in the middle of a write, and the client comes back to another one. */
class KilledServiceIT {
    private ServiceProcess killed;
    private ServiceProcess other;
    private Database database;
    private String key;
    private String name;

    @BeforeEach
    void haveAnInstanceToKill() {
        var instances = TwoInstances.ready();
        killed = instances.one();
        other = instances.other();
        database = instances.database();
        key = UUID.randomUUID().toString();
        name = Client.freshName();
        other.client().create(name, 80);
    }

    @Test
    void shouldMakeOneRevisionOfAWriteThatWasCommittedAndNotAnswered() {
        // Given
        var path = "/api/v1/domains/" + name + "/origin-protocol-policy";
        var body = "{\"enabled\": true, \"redirectType\": \"HTTPS\"}";

        // When
        try (var request = send("PUT", path, body)) {
            awaitRevisions(2);
            killed.kill();
        }
        var retry = other.client().put(path, body, "Idempotency-Key", key);

        // Then
        assertThat(retry.status()).isEqualTo(200);
        assertThat(retry.header("idempotency-replayed")).isEqualTo("true");
        assertThat(retry.revision()).isEqualTo(2);
        assertThat(other.client().get("/api/v1/domains/" + name).header("etag")).isEqualTo("\"2\"");
    }

    @Test
    void shouldGoOnWithABatchWhereItWasCutOff() {
        // Given
        var items = new StringBuilder();
        for (var i = 0; i < 50; i++) {
            other.client().create(i + "." + name, 80);
            items.append(i == 0 ? "" : ",")
                    .append("{\"domain\": \"%d.%s\", \"originRequest\": {\"host\": \"b.example.net\"}}"
                            .formatted(i, name));
        }
        var body = "{\"items\": [" + items + "]}";

        // When
        try (var request = send("POST", "/api/v1/batches", body)) {
            awaitRevisions(53);
            killed.kill();
        }
        var changedBefore = revisions() - 51;
        var retry = other.client().post("/api/v1/batches", body, "Idempotency-Key", key);

        // Then
        assertThat(changedBefore).isLessThan(50);
        assertThat(retry.json().path("results").findValuesAsText("status"))
                .hasSize(50)
                .containsOnly("200");
        assertThat(retry.json().path("results").findValuesAsText("revision"))
                .hasSize(50)
                .containsOnly("2");
        assertThat(revisions()).isEqualTo(101);
    }

    private RawRequest send(String method, String path, String body) {
        return new RawRequest(
                killed.uri(),
                method,
                path,
                body,
                "Idempotency-Key: " + key,
                "Authorization: " + killed.administrator());
    }

    private void awaitRevisions(int count) {
        await().pollInterval(Duration.ofMillis(1)).until(() -> revisions() >= count);
    }

    /** Of the domain and those below it. */
    private int revisions() {
        return Integer.parseInt(
                database.value("select count(*)::text from domain_revision where domain like '%" + name + "'"));
    }
}
