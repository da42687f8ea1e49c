package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleRefusal;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds the person behind a caller. The creator of a key has its secret, so the key counts as the creator's, also by way of other keys. */
public final class KeyOwners {
    private static final String PERSON = "select person from access_key where id = :id";
    private static final String MAKER = "select person, service, expires_at from access_key where id = :id";

    private KeyOwners() {}

    /**
     * The id of the account, of the person at the provider, or of any other creator of the first key in the chain of keys that led to the
     * caller's. For a caller that signed in through a key's link, this is the id behind that key.
     *
     * @return fails with {@link RoleRefusal} when the person is no longer known
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
                .failWith(() -> RoleRefusal.of(Role.OPERATOR, "a known person, and the owner of this key is unknown"))
                .map(person -> person);
    }

    /**
     * The creator or editor of a key.
     *
     * @param person the id of the person behind it
     * @param service the service that owns the caller's key; null for a person and a person's key
     * @param expiresAt the expiry of the caller's key; null for never, or no key
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
