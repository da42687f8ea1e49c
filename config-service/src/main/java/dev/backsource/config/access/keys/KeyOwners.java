package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tells which person is behind a caller. Who made a key has its secret, so a key is the person's who made it, also by way of other keys.
 */
public final class KeyOwners {
    private static final String OWNER = """
            with recursive behind as (
                select id, owner, 0 as steps from access_key where id = :id
                union all
                select next.id, next.owner, steps + 1 from access_key next join behind on next.id = behind.owner
                where steps < 100)
            select coalesce((select owner from behind order by steps desc limit 1), :id)""";

    private KeyOwners() {}

    /** The id of the account, of the person that a provider knows, or of whatever else made the key. */
    public static Uni<String> behind(Mutiny.Session session, Caller caller) {
        return session.createNativeQuery(OWNER, String.class)
                .setParameter("id", caller.id())
                .getSingleResult();
    }
}
