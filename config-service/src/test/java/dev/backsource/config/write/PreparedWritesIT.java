package dev.backsource.config.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What comes before a write is done for the write alone: a retry that is answered from what was kept asks nobody anything. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PreparedWritesIT {
    private static final StoredAnswer CREATED = new StoredAnswer(201, "\"1\"", null, "{}", false);

    @Inject
    Writes writes;

    private final AtomicInteger prepared = new AtomicInteger();

    @Test
    void shouldPrepareNothingForARetryThatWasAnswered() throws Throwable {
        // Given
        var key = IdempotencyKey.of("test", UUID.randomUUID().toString(), "same");

        // When
        var first = run(key);
        var retry = run(key);

        // Then
        assertThat(prepared).hasValue(1);
        assertThat(first.replayed()).isFalse();
        assertThat(retry.replayed()).isTrue();
        assertThat(retry.status()).isEqualTo(201);
        assertThatThrownBy(() -> run(IdempotencyKey.of("test", key.key(), "another")))
                .matches(ProblemKind.IDEMPOTENCY_KEY_REUSED::isOf);
    }

    @Test
    void shouldPrepareAgainWhatWasRefusedBeforeItBegan() throws Throwable {
        // Given
        var key = IdempotencyKey.of("test", UUID.randomUUID().toString(), "same");
        Uni<Write<StoredAnswer>> refused = Uni.createFrom().failure(new IllegalStateException("not proven"));
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> writes.run(key, refused)))
                .hasMessageContaining("not proven");

        // When
        var answer = run(key);

        // Then
        assertThat(answer).isEqualTo(CREATED);
        assertThat(prepared).hasValue(1);
    }

    @Test
    void shouldCarryOutOnceWhatNeedsNoPreparation() throws Throwable {
        // Given
        var key = IdempotencyKey.of("test", UUID.randomUUID().toString(), "same");
        PreparedWrite<StoredAnswer> ready = new PreparedWrite.Ready<>(session -> {
            prepared.incrementAndGet();
            return Uni.createFrom().item(CREATED);
        });

        // When
        var first = VertxContextSupport.subscribeAndAwait(() -> writes.run(key, ready));
        var retry = VertxContextSupport.subscribeAndAwait(() -> writes.run(key, ready));

        // Then
        assertThat(prepared).hasValue(1);
        assertThat(first.replayed()).isFalse();
        assertThat(retry.replayed()).isTrue();
    }

    private StoredAnswer run(IdempotencyKey key) throws Throwable {
        Uni<Write<StoredAnswer>> preparation = Uni.createFrom().item(() -> {
            prepared.incrementAndGet();
            return session -> Uni.createFrom().item(CREATED);
        });
        return VertxContextSupport.subscribeAndAwait(() -> writes.run(key, preparation));
    }
}
