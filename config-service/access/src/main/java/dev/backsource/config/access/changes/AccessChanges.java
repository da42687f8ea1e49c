package dev.backsource.config.access.changes;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Runs changes of permissions one at a time. */
@Singleton
public final class AccessChanges {
    /** Removing the last administrator would lock everybody out. */
    public static final ProblemKind LAST_ADMINISTRATOR = new ProblemKind(
            409,
            "last-administrator",
            "A global administrator must remain",
            "At least one global administrator must remain");

    /** Locks the row, which serializes changes, and makes every instance read again. */
    private static final String BEGIN = "update access_version set version = version + 1";

    /** A key that expires doesn't count, nor does a person's key: once it is gone, no administrator might remain. */
    private static final String ADMINISTRATORS = """
            select count(*) from role_binding binding
            where binding.role = 'administrator' and binding.team is null and binding.names = '{}'
              and (exists (select from access_key held
                      where held.id = binding.holder and held.enabled and held.expires_at is null
                          and (held.service is not null or held.person = 'config-service'))
                  or exists (select from account held where held.id = binding.holder and held.enabled))""";

    /** A change, in the transaction of {@code change} itself; fails with {@link #LAST_ADMINISTRATOR} or as {@code change} does. */
    public <T> Write<T> of(Write<T> change) {
        return session -> begin(session)
                .chain(() -> change.in(session))
                .call(() -> administrators(session).invoke(AccessChanges::requireOne));
    }

    /** A change that revokes no role: a sign-in, a sign-out or another password. */
    public <T> Write<T> quietly(Write<T> change) {
        return session -> begin(session).chain(() -> change.in(session));
    }

    /** A change by the service itself, made only if there is no administrator; otherwise yields null. */
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
            throw LAST_ADMINISTRATOR.refused(
                    "at least one global administrator that is enabled and never expires must remain; add another one"
                            + " first");
        }
    }
}
