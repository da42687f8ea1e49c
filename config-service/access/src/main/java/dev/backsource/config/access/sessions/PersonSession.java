package dev.backsource.config.access.sessions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The session of a signed-in person.
 *
 * @param holder the id of the caller
 * @param account the id of the account; null for others
 * @param key the id of the access key whose link was used; null for others: with no account either, a provider identified the person
 * @param name the display name in the history
 * @param groups the groups that the provider named
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

    /** Whether a provider identified the person. */
    boolean isOfProvider() {
        return account == null && key == null;
    }
}
