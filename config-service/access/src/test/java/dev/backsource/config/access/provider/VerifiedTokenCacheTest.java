package dev.backsource.config.access.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerifiedTokenCacheTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final JWKSet KEYS = new JWKSet();

    private Instant now = START;
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final VerifiedTokenCache tokens = new VerifiedTokenCache(clock);
    private int verified;

    @Test
    void shouldVerifyATokenOnceAsLongAsItHolds() {
        // When
        var first = get("one", KEYS);
        var again = get("one", KEYS);

        // Then
        assertThat(again).isSameAs(first);
        assertThat(verified).isEqualTo(1);
        assertThat(tokens.contain("one")).isTrue();
        assertThat(tokens.contain("other")).isFalse();
    }

    @Test
    void shouldVerifyAnewWhatHasExpiredAndWhatWasSignedByOtherKeys() {
        // Given
        get("one", KEYS);

        // When
        now = START.plusSeconds(121);
        get("one", KEYS);
        get("one", new JWKSet());

        // Then
        assertThat(verified).isEqualTo(3);
    }

    @Test
    void shouldForgetThoseThatWereUsedLongestAgo() {
        // Given
        get("first", KEYS);

        // When
        IntStream.range(0, VerifiedTokenCache.MAX_KNOWN).forEach(i -> get("token " + i, KEYS));

        // Then
        assertThat(tokens.contain("first")).isFalse();
        assertThat(tokens.contain("token 0")).isTrue();
    }

    @Test
    void shouldKeepNothingOfTokensThatAreRefused() {
        assertThatThrownBy(() -> tokens.get("bad", KEYS, () -> {
                    throw new TokenRefusedException("it is bad");
                }))
                .isInstanceOf(TokenRefusedException.class);
        assertThat(tokens.contain("bad")).isFalse();
    }

    private VerifiedTokenCache.Verified get(String token, JWKSet keys) {
        return tokens.get(token, keys, () -> {
            verified++;
            return new VerifiedTokenCache.Verified(new ProviderPerson("id", "name", List.of()), now.plusSeconds(60));
        });
    }
}
