package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleRequiredException;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tells which person is behind a caller. Who made a key has its secret, so a key is the person's who made it, also by way of other keys.
 */
public final class KeyOwners {
    private static final String PERSON = "select person from access_key where id = :id";

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
}
