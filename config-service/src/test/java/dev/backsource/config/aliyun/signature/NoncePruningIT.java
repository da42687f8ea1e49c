package dev.backsource.config.aliyun.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.periodic.Pruning;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class NoncePruningIT {
    private static final String KEY = "AAAAAAAAAAAAAAAA";

    @Inject
    Nonces nonces;

    @Inject
    Pruning pruning;

    Infrastructure infrastructure;

    @Test
    void shouldForgetANumberOnceACallWithItWouldBeTooLate() throws Throwable {
        // Given
        var old = UUID.randomUUID().toString();
        var recent = UUID.randomUUID().toString();
        assertThat(isNew(old)).isTrue();
        assertThat(isNew(recent)).isTrue();
        makeOlder(old, 32);
        makeOlder(recent, 30);

        // When
        VertxContextSupport.subscribeAndAwait(pruning::prune);

        // Then
        assertThat(isNew(old)).isTrue();
        assertThat(isNew(recent)).isFalse();
    }

    private boolean isNew(String nonce) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> nonces.spend(KEY, nonce));
    }

    private void makeOlder(String nonce, int minutes) {
        new Database(infrastructure.database())
                .value("update aliyun_nonce set spent_at = now() - interval '" + minutes + " minutes' where nonce = '"
                        + nonce + "' returning key_id");
    }
}
