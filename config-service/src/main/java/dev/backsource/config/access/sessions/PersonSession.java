package dev.backsource.config.access.sessions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has signed in.
 *
 * @param holder the id of who
 * @param account the id of their account; null for others
 * @param key the id of the access key whose link they came by; null for others: with no account either, a provider knows them
 * @param name as the history shows it
 * @param groups what the provider said of roles
 * @param lastUsedAt about a minute late
 */
public record PersonSession(
        TokenHash hash,
        String holder,
        @Nullable String account,
        @Nullable String key,
        String name,
        List<String> groups,
        Instant startedAt,
        Instant lastUsedAt) {
    public PersonSession {
        groups = List.copyOf(groups);
    }

    static PersonSession ofAccount(TokenHash hash, String account, String name, Instant now) {
        return new PersonSession(hash, account, account, null, name, List.of(), now, now);
    }

    static PersonSession ofKey(TokenHash hash, String key, String name, Instant now) {
        return new PersonSession(hash, key, null, key, name, List.of(), now, now);
    }

    static PersonSession ofProvider(TokenHash hash, String person, String name, List<String> groups, Instant now) {
        return new PersonSession(hash, person, null, null, name, groups, now, now);
    }

    /** Whether it is a provider that knows who this is. */
    boolean isOfProvider() {
        return account == null && key == null;
    }
}
