package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleRequiredException;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Tells which person is behind a caller. Who made a key has its secret, so a key is the person's who made it, also by way of other keys.
 */
public final class KeyOwners {
    private static final String PERSON = "select person from access_key where id = :id";
    private static final String MAKER = "select person, service, expires_at from access_key where id = :id";

    private KeyOwners() {}

    /**
     * The id of the account, of the person that a provider knows, or of whatever else made the first key of those that led to the
     * caller's. Who has signed in by a key's link is behind that key as well.
     *
     * @return fails with {@link RoleRequiredException} when nobody knows any more who that is
     */
    public static Uni<String> behind(Mutiny.Session session, Caller caller) {
        if (!KeyToken.isId(caller.id())) {
            return Uni.createFrom().item(caller.id());
        }
        return session.createNativeQuery(PERSON, String.class)
                .setParameter("id", caller.id())
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> RoleRequiredException.of(
                        Role.OPERATOR, "a person who is known, and nobody knows who is behind this key"))
                .map(person -> person);
    }

    /**
     * Whoever makes or changes a key.
     *
     * @param person the id of the person behind it
     * @param service whose key the caller came with; null for a person and a person's key
     * @param expiresAt when that key expires; null for never, or no key
     */
    record Maker(
            String person,
            @Nullable String service,
            @Nullable Instant expiresAt) {}

    /** As {@link #behind}. */
    static Uni<Maker> maker(Mutiny.Session session, Caller caller) {
        return behind(session, caller)
                .chain(person -> !KeyToken.isId(caller.id())
                        ? Uni.createFrom().item(new Maker(person, null, null))
                        : session.createNativeQuery(MAKER, Object[].class)
                                .setParameter("id", caller.id())
                                .getSingleResult()
                                .map(row -> new Maker(
                                        person,
                                        (String) row[1],
                                        row[2] instanceof OffsetDateTime at ? at.toInstant() : null)));
    }
}
