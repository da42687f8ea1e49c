package dev.backsource.config.access.provider;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.CallerRenewal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether who came with an access token could come with it still, for answers that have no end of their own. So many of those who
 * came last are known; the streams of others end, and begin anew with their token.
 */
@Singleton
final class TokenBearers implements CallerRenewal {
    private static final int MAX_KNOWN = 10_000;

    private final ProviderPeople people;
    private final Clock clock;
    /** Guarded by itself. */
    private final Map<String, Bearer> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bearer> eldest) {
            return size() > MAX_KNOWN;
        }
    };

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

    /** What the token said with which somebody came; null when they came otherwise, or it doesn't hold any more. */
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
