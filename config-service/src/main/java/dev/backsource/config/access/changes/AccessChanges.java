package dev.backsource.config.access.changes;

import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes changes of who may do what. */
@Singleton
public final class AccessChanges {
    /** Locks the row, so that changes come one after the other, and has every instance read anew. */
    private static final String BEGIN = "update access_version set version = version + 1";

    /** One that expires would leave nobody some day, as would a person's. */
    private static final String ADMINISTRATORS = """
            select count(*) from role_binding binding
            where binding.role = 'administrator' and binding.team is null and binding.names = '{}'
              and (exists (select from access_key held
                      where held.id = binding.holder and held.enabled and held.expires_at is null
                          and (held.service is not null or held.person = 'config-service'))
                  or exists (select from account held where held.id = binding.holder and held.enabled))""";

    /** A change, in the transaction of {@code change} itself; fails with {@link LastAdministratorException} or as that does. */
    public <T> Write<T> of(Write<T> change) {
        return session -> begin(session)
                .chain(() -> change.in(session))
                .call(() -> administrators(session).invoke(AccessChanges::requireOne));
    }

    /** A change that takes no role from anybody: that somebody signs in or out, or chooses another password. */
    public <T> Write<T> quietly(Write<T> change) {
        return session -> begin(session).chain(() -> change.in(session));
    }

    /** A change by the service itself, which is made only where there is no administrator; answers null where there is one. */
    public <T> Write<T> whereNobodyAdministers(Write<T> change) {
        return session -> begin(session)
                .chain(() -> administrators(session))
                .chain(count -> count > 0 ? Uni.createFrom().nullItem() : change.in(session));
    }

    private static Uni<Integer> begin(Mutiny.Session session) {
        return session.createNativeQuery(BEGIN).executeUpdate();
    }

    private static Uni<Long> administrators(Mutiny.Session session) {
        return session.createNativeQuery(ADMINISTRATORS, Long.class).getSingleResult();
    }

    private static void requireOne(long administrators) {
        if (administrators == 0) {
            throw new LastAdministratorException();
        }
    }
}
