package dev.backsource.config.access.places;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.changes.AccessView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tenants whose slots a caller takes: its teams. A caller of no team takes the slots of its creator, by however many keys and
 * accounts in between; a caller that was created by an administrator of all domains, or by a provider, has slots of its own. In memory.
 */
@Singleton
public final class Tenancies implements AccessView {
    private static final String READ = """
            select id, tenant from access_key where tenant is not null
            union all select id, tenant from account where tenant is not null""";
    private static final String OF_KEY = "update access_key set tenant = :tenant where id = :id";
    private static final String OF_ACCOUNT = "update account set tenant = :tenant where id = :id";

    private final Pool pool;
    private volatile Map<String, String> makers = Map.of();

    Tenancies(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Runnable> read() {
        return pool.query(READ).execute().map(rows -> {
            var read = new HashMap<String, String>();
            rows.forEach(row -> read.put(row.getString("id"), row.getString("tenant")));
            return () -> makers = read;
        });
    }

    Tenancy of(Caller caller) {
        return Tenancy.of(caller, makers.getOrDefault(caller.id(), caller.id()));
    }

    /** The tenants whose slots a caller takes; none for administrators of all domains. */
    public List<Tenant> tenants(Caller caller) {
        return of(caller).tenants();
    }

    /** The tenant of the callers that a caller creates, where they have no team; null when each has slots of its own. */
    @Nullable
    String ofMadeBy(Caller caller) {
        return caller.mayEverywhere(Role.ADMINISTRATOR) ? null : makers.getOrDefault(caller.id(), caller.id());
    }

    /** Records the creator of an access key. */
    public Uni<Void> noteKey(Mutiny.Session session, String key, Caller by) {
        return note(session, OF_KEY, key, by);
    }

    /** Records the creator of an account. */
    public Uni<Void> noteAccount(Mutiny.Session session, String account, Caller by) {
        return note(session, OF_ACCOUNT, account, by);
    }

    private Uni<Void> note(Mutiny.Session session, String statement, String made, Caller by) {
        var tenant = ofMadeBy(by);
        return tenant == null
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(statement)
                        .setParameter("id", made)
                        .setParameter("tenant", tenant)
                        .executeUpdate()
                        .replaceWithVoid();
    }
}
