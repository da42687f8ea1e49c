package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps callers from taking each other's display names: a key may not have the name of an account, nor of a key that its creator doesn't
 * administer, and no account the name of a key. Names of a provider's people have a form of their own.
 */
@Singleton
public final class CallerNames {
    /** The service's own names, which return when all keys are lost. */
    private static final Set<String> OF_THE_SERVICE = Set.of(Caller.SERVICE.name(), FirstAdministrator.NAME);

    private static final String KEYS = "select id from access_key where lower(name) = :name or lower(program) = :name";
    private static final String ACCOUNTS = "select count(*) from account where username = :name";

    private final KeyDirectory keys;

    CallerNames(KeyDirectory keys) {
        this.keys = keys;
    }

    /**
     * Checks the name of a key, or of its program.
     *
     * @return fails with {@link KeyRefusal}
     */
    Uni<Void> requireOfKey(Mutiny.Session session, String name, Caller by) {
        var lower = name.toLowerCase(Locale.ROOT);
        return others(session, lower)
                .invoke(ids -> {
                    var isFree = ids.isEmpty() && !OF_THE_SERVICE.contains(lower);
                    if (!isFree && (ids.isEmpty() || !administersAll(by, ids))) {
                        throw KeyRefusal.nameTaken(name);
                    }
                })
                .chain(() -> session.createNativeQuery(ACCOUNTS, Long.class)
                        .setParameter("name", lower)
                        .getSingleResult())
                .invoke(accounts -> {
                    if (accounts > 0) {
                        throw KeyRefusal.nameTaken(name);
                    }
                })
                .replaceWithVoid();
    }

    /** Whether a name, in lower case, belongs to a key or to the service. */
    public Uni<Boolean> isOfKey(Mutiny.Session session, String name) {
        return others(session, name).map(ids -> !ids.isEmpty() || OF_THE_SERVICE.contains(name));
    }

    private static Uni<List<String>> others(Mutiny.Session session, String lower) {
        return session.createNativeQuery(KEYS, String.class)
                .setParameter("name", lower)
                .getResultList();
    }

    /** A key that was created a moment ago at another instance isn't known here yet. */
    private boolean administersAll(Caller by, List<String> ids) {
        return ids.stream()
                .map(keys::find)
                .allMatch(stored -> stored != null && by.mayGive(stored.key().bindings()));
    }
}
