package dev.backsource.config.access.accounts;

import dev.backsource.config.access.RoleBinding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads and writes accounts in the database. */
@Singleton
public final class AccountRows {
    private static final String READ =
            "select id, username, password_hash, must_change, enabled, created_at, last_sign_in_at from account";
    private static final String COUNT = "select count(*) filter (where username = :username), count(*) from account";
    private static final String INSERT = """
            insert into account (id, username, password_hash, must_change, enabled, created_at)
            values (:id, :username, :hash, :mustChange, :enabled, :createdAt)""";
    private static final String UPDATE = """
            update account set enabled = coalesce(cast(:enabled as boolean), enabled),
                must_change = must_change or :reset, password_hash = coalesce(cast(:hash as text), password_hash)
            where id = :id""";
    private static final String DELETE = "delete from account where id = :id";

    /** If the password was changed or the account disabled during the comparison, nobody has signed in. */
    private static final String SIGNED_IN =
            "update account set last_sign_in_at = :at where id = :id and enabled and password_hash = :hash";

    private final Pool pool;

    AccountRows(Pool pool) {
        this.pool = pool;
    }

    /** The numbers of accounts. */
    record Count(long withUsername, long all) {}

    /** All accounts, with their owners' roles. */
    Uni<List<StoredAccount>> all(Map<String, List<RoleBinding>> bindings) {
        return pool.query(READ).execute().map(rows -> {
            var all = new ArrayList<StoredAccount>();
            rows.forEach(row -> all.add(stored(row, bindings.getOrDefault(row.getString("id"), List.of()))));
            return all;
        });
    }

    Uni<Count> count(Mutiny.Session session, String username) {
        return session.createNativeQuery(COUNT, Object[].class)
                .setParameter("username", username)
                .getSingleResult()
                .map(counts -> new Count(((Number) counts[0]).longValue(), ((Number) counts[1]).longValue()));
    }

    Uni<Integer> insert(Mutiny.Session session, Account account, String hash) {
        return session.createNativeQuery(INSERT)
                .setParameter("id", account.id())
                .setParameter("username", account.username())
                .setParameter("hash", hash)
                .setParameter("mustChange", account.mustChange())
                .setParameter("enabled", account.enabled())
                .setParameter("createdAt", account.createdAt())
                .executeUpdate();
    }

    /** Unchanged columns keep their value in the database, which may be newer than this instance's. */
    Uni<Integer> update(Mutiny.Session session, String id, @Nullable Boolean enabled, @Nullable String hash) {
        return session.createNativeQuery(UPDATE)
                .setParameter("id", id)
                .setParameter("enabled", enabled)
                .setParameter("reset", hash != null)
                .setParameter("hash", hash)
                .executeUpdate();
    }

    Uni<Integer> delete(Mutiny.Session session, String id) {
        return session.createNativeQuery(DELETE).setParameter("id", id).executeUpdate();
    }

    /** Records a sign-in by the owner; false when the account no longer allows it. */
    public Uni<Boolean> signedIn(Mutiny.Session session, StoredAccount stored, Instant at) {
        return session.createNativeQuery(SIGNED_IN)
                .setParameter("id", stored.account().id())
                .setParameter("hash", stored.passwordHash())
                .setParameter("at", at)
                .executeUpdate()
                .map(count -> count == 1);
    }

    private static StoredAccount stored(Row row, List<RoleBinding> bindings) {
        var last = row.getOffsetDateTime("last_sign_in_at");
        var account = new Account(
                row.getString("id"),
                row.getString("username"),
                row.getBoolean("enabled"),
                row.getBoolean("must_change"),
                row.getOffsetDateTime("created_at").toInstant(),
                last == null ? null : last.toInstant(),
                bindings);
        return new StoredAccount(account, row.getString("password_hash"));
    }
}
