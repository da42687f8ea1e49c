package dev.backsource.config.access.provider;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Answer;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.QuickService;
import dev.backsource.config.testing.SettableTicker;
import dev.backsource.config.testing.TestProvider;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Strangers can have few tokens verified. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
@TestProfile(QuickService.class)
class ProviderLimitsIT {
    private static final String STRANGERS = "203.0.113.101";
    private static final String ELSEWHERE = "203.0.113.102";

    @TestHTTPResource("/")
    URI base;

    @Inject
    SettableTicker ticker;

    TestProvider provider;

    @AfterEach
    void refill() {
        ticker.goOn();
    }

    @Test
    void shouldVerifyNoNewTokensWhereStrangersAskTooMuch() {
        // Given
        ticker.stop();
        provider.reset(UUID.randomUUID().toString(), "jane.doe", "cdn-operators");
        var seen = freshToken();
        await().until(() -> bearer(seen, ELSEWHERE).status() == 200);

        // When
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            // More than what the person, who is a caller with a limit of its own, is counted for.
            Stream.generate(() -> bearer("nonsense", STRANGERS)).limit(5).forEach(refused -> {});
            return bearer(freshToken(), STRANGERS).status() == 429;
        });

        // Then
        assertThat(bearer(seen, STRANGERS).status()).isEqualTo(200);
        assertThat(bearer(freshToken(), "203.0.113.103").status()).isEqualTo(200);
    }

    private String freshToken() {
        var id = UUID.randomUUID().toString();
        provider.change(claims -> claims.jwtID(id));
        return provider.accessToken();
    }

    private Answer bearer(String token, String address) {
        return new Client(base).get("/api/v1/caller", "Authorization", "Bearer " + token, "X-Forwarded-For", address);
    }
}
