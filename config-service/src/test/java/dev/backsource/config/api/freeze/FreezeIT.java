package dev.backsource.config.api.freeze;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.Keys;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class FreezeIT {
    private static final String FREEZE = "/api/v1/freeze";
    private static final String POLICY = "{\"enabled\": true, \"redirectType\": \"FOLLOW\"}";

    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    String[] operator;
    String name;
    String path;

    @BeforeEach
    void makeADomain() {
        client = new Client(base);
        operator =
                new String[] {"Authorization", new Keys(client).of("operator").authorization()};
        name = Client.freshName();
        path = "/api/v1/domains/" + name;
        client.create(name, 80);
    }

    @AfterEach
    void unfreeze() {
        client.delete(FREEZE);
    }

    @Test
    void shouldRefuseAllChangesOfOthersThanGlobalAdministrators() {
        // Given
        client.setPolicy(name, "HTTPS");

        // When
        var frozen = client.put(FREEZE, "{\"reason\": \"incident 4711\"}", "X-Operator", "alice");

        // Then
        assertThat(frozen.json().path("frozen").asBoolean()).isTrue();
        assertThat(client.get(FREEZE, operator).json()).isEqualTo(frozen.json());
        isFrozen(client.put(path + "/origin-protocol-policy", POLICY, operator));
        isFrozen(client.put(path + "/origin-protocol-policy?dryRun=true", POLICY, operator));
        isFrozen(client.delete(path, operator));
        isFrozen(client.post(path + "/revisions/1/restore", "{}", operator));
        isFrozen(client.post("/api/v1/domains", """
                {"name": "new.%s", "origins": [{"address": "203.0.113.10", "port": 80}]}""".formatted(name), operator));
        isFrozen(client.post("/api/v1/restores", """
                {"at": "2026-01-01T00:00:00Z", "domains": ["%s"], "removeLater": true}""".formatted(name), operator)
                .json()
                .at("/results/0/problem/detail")
                .asText());
        isFrozen(client.post("/api/v1/batches", """
                {"items": [{"domain": "%s", "originProtocolPolicy": %s}]}""".formatted(name, POLICY), operator)
                .json()
                .at("/results/0/problem/detail")
                .asText());
        assertThat(client.post(path + "/purges", "{\"everything\": true}", operator)
                        .status())
                .isEqualTo(202);
        assertThat(client.setPolicy(name, "FOLLOW").revision()).isEqualTo(3);
    }

    private static void isFrozen(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(423);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:backsource:problem:frozen");
        isFrozen(answer.json().path("detail").asText());
    }

    private static void isFrozen(String detail) {
        assertThat(detail).contains("by alice: incident 4711");
    }

    @Test
    void shouldGoOnOnceItHasEnded() {
        // Given
        client.put(FREEZE, "{\"reason\": \"incident 4711\"}");

        // When
        var first = client.delete(FREEZE);
        var second = client.delete(FREEZE);

        // Then
        assertThat(first.status()).isEqualTo(204);
        assertThat(second.status()).isEqualTo(204);
        assertThat(client.get(FREEZE, operator).json()).hasToString("{\"frozen\":false}");
        assertThat(client.setPolicy(name, "FOLLOW", operator).status()).isEqualTo(200);
    }

    @Test
    void shouldBeSetByGlobalAdministratorsOnly() {
        assertThat(client.put(FREEZE, "{\"reason\": \"x\"}", operator).status()).isEqualTo(403);
        assertThat(client.delete(FREEZE, operator).status()).isEqualTo(403);
        assertThat(client.put(FREEZE, "{\"reason\": \" \"}").violations()).containsExactly("reason malformed");
    }

    /** A change that began before waits for its domain, and comes behind the freeze. */
    @Test
    void shouldRefuseAChangeUnderWay() throws SQLException {
        var database = new Database(infrastructure.database());
        try (var other = database.connect()) {
            // Given
            other.setAutoCommit(false);
            other.createStatement().execute("select from domain where name = '" + name + "' for update");
            var change = client.postLater("/api/v1/batches", """
                    {"items": [{"domain": "%s", "originProtocolPolicy": %s}]}""".formatted(name, POLICY), operator);
            await().until(() -> !database.value(
                            "select count(*) from pg_locks where locktype = 'transactionid' and not granted")
                    .equals("0"));

            // When
            client.put(FREEZE, "{\"reason\": \"incident 4711\"}");
            other.rollback();

            // Then
            assertThat(change.join().json().at("/results/0/status").asInt()).isEqualTo(423);
        }
    }

    /** A change that has passed the check is committed before the freeze is answered. */
    @Test
    void shouldWaitForAChangeThatHasBeenAllowed() throws SQLException {
        var database = new Database(infrastructure.database());
        try (var other = database.connect()) {
            // Given
            other.setAutoCommit(false);
            other.createStatement().execute("select changes_are_frozen()");

            // When
            var freeze = CompletableFuture.supplyAsync(() -> client.put(FREEZE, "{\"reason\": \"incident 4711\"}"));
            await().until(() -> database.value(
                            "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                                    + " and objid::bigint = 4128370942518663071 & 4294967295")
                    .equals("1"));

            // Then
            assertThat(client.get(FREEZE).json().path("frozen").asBoolean()).isFalse();
            assertThat(freeze).isNotDone();
            other.commit();
            assertThat(freeze.join().status()).isEqualTo(200);
        }
    }
}
