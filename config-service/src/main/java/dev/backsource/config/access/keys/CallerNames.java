package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps callers from taking each other's names, which histories show: a key isn't called as an account is, nor as a key that its maker
 * doesn't administer, and no account as a key. People of a provider have names of their own form.
 */
@Singleton
public final class CallerNames {
    /** The service's own, which come back when all keys are lost. */
    private static final Set<String> OF_THE_SERVICE = Set.of(Caller.SERVICE.name(), FirstAdministrator.NAME);

    private static final String KEYS = "select id from access_key where lower(name) = :name or lower(program) = :name";
    private static final String ACCOUNTS = "select count(*) from account where username = :name";

    private final KeyDirectory keys;

    CallerNames(KeyDirectory keys) {
        this.keys = keys;
    }

    /**
     * Lets pass a name of a key, or of its program.
     *
     * @return fails with {@link CallerNameTakenException}
     */
    Uni<Void> requireOfKey(Mutiny.Session session, String name, Caller by) {
        var lower = name.toLowerCase(Locale.ROOT);
        return others(session, lower)
                .invoke(ids -> {
                    var isFree = ids.isEmpty() && !OF_THE_SERVICE.contains(lower);
                    if (!isFree && (ids.isEmpty() || !administersAll(by, ids))) {
                        throw new CallerNameTakenException(name);
                    }
                })
                .chain(() -> session.createNativeQuery(ACCOUNTS, Long.class)
                        .setParameter("name", lower)
                        .getSingleResult())
                .invoke(accounts -> {
                    if (accounts > 0) {
                        throw new CallerNameTakenException(name);
                    }
                })
                .replaceWithVoid();
    }

    /** Whether a name, in lower case, is a key's or the service's. */
    public Uni<Boolean> isOfKey(Mutiny.Session session, String name) {
        return others(session, name).map(ids -> !ids.isEmpty() || OF_THE_SERVICE.contains(name));
    }

    private static Uni<List<String>> others(Mutiny.Session session, String lower) {
        return session.createNativeQuery(KEYS, String.class)
                .setParameter("name", lower)
                .getResultList();
    }

    /** One that was made a moment ago elsewhere isn't known here yet. */
    private boolean administersAll(Caller by, List<String> ids) {
        return ids.stream()
                .map(keys::find)
                .allMatch(stored -> stored != null && by.mayGive(stored.key().bindings()));
    }
}
