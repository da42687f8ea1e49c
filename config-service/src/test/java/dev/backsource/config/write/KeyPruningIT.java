package dev.backsource.config.write;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.TestProvider;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
@TestProfile(QuickService.class)
class KeyPruningIT {
    @TestHTTPResource("/")
    URI base;

    Infrastructure infrastructure;
    Client client;
    String key;

    @BeforeEach
    void useAKey() {
        client = new Client(base);
        key = UUID.randomUUID().toString();
        var name = Client.freshName();
        client.create(name, 80);
        client.setPolicy(name, "HTTP", "Idempotency-Key", key);
    }

    @Test
    void shouldForgetAnOldKeyByItselfAndKeepARecentOne() {
        // Given
        var old = insertOld();

        // When
        await().until(() -> count(old) == 0);

        // Then
        assertThat(count(key)).isEqualTo(1);
    }

    @Test
    void shouldGoOnOnceTheDatabaseIsBack() {
        // Given
        infrastructure.database().close();
        await().until(() -> client.get("/q/health/ready").status() == 503);

        // When
        infrastructure.restartDatabase();
        var old = insertOld();

        // Then
        await().until(() -> count(old) == 0);
    }

    private String insertOld() {
        var old = UUID.randomUUID().toString();
        database()
                .value("insert into idempotency_key (operator, key, part, fingerprint, created_at) values ('', '" + old
                        + "', 0, 'f', now() - interval '25 hours') returning key");
        return old;
    }

    private long count(String which) {
        return Long.parseLong(
                database().value("select count(*)::text from idempotency_key where key = '" + which + "'"));
    }

    /** As it is now: one that was started again is another one. */
    private Database database() {
        return new Database(infrastructure.database());
    }
}
