package dev.backsource.config.access.provider;

import com.nimbusds.jose.jwk.JWKSet;
import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.Sha256;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The verified access tokens that were used last, for as long as they hold and the provider's keys stay the same: programs send one token
 * many times. Only hashes of tokens are kept.
 */
@SuppressWarnings("ReferenceEquality")
final class VerifiedTokenCache {
    static final int MAX_KNOWN = 10_000;

    private final Clock clock;
    /** Guarded by itself, as is {@link #by}. */
    private final Map<ByteBuffer, Verified> known = BoundedMap.byUse(MAX_KNOWN);

    private @Nullable JWKSet by;

    VerifiedTokenCache(Clock clock) {
        this.clock = clock;
    }

    /** The person of a token, and its expiry by the provider's clock. */
    record Verified(ProviderPerson person, Instant expires) {}

    boolean contain(String token) {
        var hash = hash(token);
        synchronized (known) {
            return known.containsKey(hash);
        }
    }

    /**
     * The known result of a token, or that of a verification now.
     *
     * @param keys the present keys; one object as long as they don't change
     * @param verification fails when the token is invalid; a failure isn't kept
     */
    Verified get(String token, JWKSet keys, Supplier<Verified> verification) {
        var hash = hash(token);
        var before = find(hash, keys);
        if (before != null) {
            return before;
        }
        var verified = verification.get();
        synchronized (known) {
            if (by == keys) {
                known.put(hash, verified);
            }
        }
        return verified;
    }

    private @Nullable Verified find(ByteBuffer hash, JWKSet keys) {
        synchronized (known) {
            if (by != keys) {
                known.clear();
                by = keys;
            }
            var found = known.get(hash);
            if (found != null && clock.instant().isAfter(found.expires.plus(TokenVerification.CLOCKS_DIFFER))) {
                known.remove(hash);
                return null;
            }
            return found;
        }
    }

    private static ByteBuffer hash(String token) {
        return ByteBuffer.wrap(Sha256.of(token));
    }
}
