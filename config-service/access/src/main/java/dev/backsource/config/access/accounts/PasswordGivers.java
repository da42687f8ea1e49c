package dev.backsource.config.access.accounts;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The people who created an account or set its password, and so could have signed in with it. The owner's own change of password doesn't
 * alter this.
 */
public final class PasswordGivers {
    /** Longer than any period in question. */
    private static final Duration KEPT = Duration.ofDays(400);

    private static final String FORGET = "delete from password_giver where given_at < :before";
    private static final String NOTE = """
            insert into password_giver (account, given_by, given_at) values (:account, :person, :at)
            on conflict (account, given_by) do update set given_at = excluded.given_at""";

    /** Also through accounts that were created in between, and may be gone. */
    private static final String GAVE = """
            with recursive giver (id) as (
                select given_by from password_giver where account = :account and given_at > :since
                union
                select password_giver.given_by
                from giver join password_giver on password_giver.account = giver.id
                where password_giver.given_at > :since)
            select exists (select from giver where id = :person)""";

    private PasswordGivers() {}

    static Uni<Void> note(Mutiny.Session session, String account, String person, Instant at) {
        return session.createNativeQuery(FORGET)
                .setParameter("before", at.minus(KEPT))
                .executeUpdate()
                .chain(() -> session.createNativeQuery(NOTE)
                        .setParameter("account", account)
                        .setParameter("person", person)
                        .setParameter("at", at)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Whether {@code person} has, since then, created the account or set its password, directly or through the account of another giver.
     */
    public static Uni<Boolean> gave(Mutiny.Session session, String person, String account, Instant since) {
        return session.createNativeQuery(GAVE, Boolean.class)
                .setParameter("account", account)
                .setParameter("person", person)
                .setParameter("since", since)
                .getSingleResult();
    }
}
