package dev.backsource.config.access.provider;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.CallerRenewal;
import dev.backsource.policy.BoundedMap;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the bearer of an access token would still be admitted, for long-running responses. A limited number of recent bearers is
 * known; the streams of others end, and restart with their token.
 */
@Singleton
final class TokenBearers implements CallerRenewal {
    private static final int MAX_KNOWN = 10_000;

    private final ProviderPeople people;
    private final Clock clock;
    /** Guarded by itself. */
    private final Map<String, Bearer> known = BoundedMap.byUse(MAX_KNOWN);

    TokenBearers(ProviderPeople people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    private record Bearer(ProviderPerson person, Instant until) {}

    void note(ProviderPerson person, Instant expires) {
        synchronized (known) {
            known.put(person.id(), new Bearer(person, expires.plus(TokenVerification.CLOCKS_DIFFER)));
        }
    }

    /** The person of a bearer's token; null when the caller came without one, or it no longer holds. */
    @Nullable
    ProviderPerson person(String id) {
        synchronized (known) {
            var bearer = known.get(id);
            return bearer == null || clock.instant().isAfter(bearer.until) ? null : bearer.person;
        }
    }

    @Override
    public CallerKind kind() {
        return CallerKind.PERSON;
    }

    @Override
    public @Nullable Caller now(Caller caller) {
        synchronized (known) {
            var bearer = known.get(caller.id());
            return bearer == null || clock.instant().isAfter(bearer.until) ? null : people.caller(bearer.person);
        }
    }
}
