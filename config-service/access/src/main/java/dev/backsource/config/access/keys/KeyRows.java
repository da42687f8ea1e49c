package dev.backsource.config.access.keys;

import dev.backsource.config.access.RoleBinding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads and writes access keys in the database. */
@Singleton
public final class KeyRows {
    private static final String READ = """
            select id, name, program, owner, person, service, secret_hash, secret, sealed_with, enabled, created_at, expires_at, last_used_at
            from access_key""";
    private static final String INSERT = """
            insert into access_key
                (id, name, program, owner, person, service, secret_hash, secret, sealed_with, enabled, created_at, expires_at)
            values (:id, :name, :program, :owner, :person, :service, :hash, :secret, :sealedWith, true, :createdAt, :expiresAt)""";
    private static final String UPDATE =
            "update access_key set name = :name, enabled = :enabled, expires_at = :expiresAt, service = :service where id = :id";
    private static final String DELETE = "delete from access_key where id = :id";
    private static final String RESEAL =
            "update access_key set secret = $2, sealed_with = $3 where id = $1 and sealed_with = $4";
    private static final String USED = """
            update access_key set last_used_at = used.at
            from unnest($1::text[], $2::timestamptz[]) as used (id, at)
            where access_key.id = used.id and (last_used_at is null or last_used_at < used.at)""";

    private static final String USES = "select id, last_used_at from access_key where last_used_at is not null";

    private final Pool pool;

    KeyRows(Pool pool) {
        this.pool = pool;
    }

    /** All keys, with their roles. */
    public Uni<List<StoredKey>> all(Map<String, List<RoleBinding>> bindings) {
        return pool.query(READ).execute().map(rows -> {
            var all = new ArrayList<StoredKey>();
            rows.forEach(row -> all.add(stored(row, bindings.getOrDefault(row.getString("id"), List.of()))));
            return all;
        });
    }

    /** Inserts a key with {@code person} behind it. */
    Uni<Integer> insert(Mutiny.Session session, AccessKey key, String person, byte[] hash, SecretSeal.Sealed secret) {
        return session.createNativeQuery(INSERT)
                .setParameter("id", key.id())
                .setParameter("name", key.name())
                .setParameter("program", key.program())
                .setParameter("owner", key.owner())
                .setParameter("person", person)
                .setParameter("service", service(key))
                .setParameter("hash", hash)
                .setParameter("secret", secret.bytes())
                .setParameter("sealedWith", secret.with())
                .setParameter("createdAt", key.createdAt())
                .setParameter("expiresAt", key.expiresAt())
                .executeUpdate();
    }

    /** Updates the mutable columns of a key: name, expiry, owner, and whether it is enabled. */
    Uni<Integer> update(Mutiny.Session session, AccessKey key) {
        return session.createNativeQuery(UPDATE)
                .setParameter("id", key.id())
                .setParameter("name", key.name())
                .setParameter("enabled", key.enabled())
                .setParameter("expiresAt", key.expiresAt())
                .setParameter("service", service(key))
                .executeUpdate();
    }

    Uni<Integer> delete(Mutiny.Session session, String id) {
        return session.createNativeQuery(DELETE).setParameter("id", id).executeUpdate();
    }

    /** Stores a secret encrypted under another key, unless another instance has done so meanwhile. */
    Uni<Integer> reseal(String id, SecretSeal.Sealed before, SecretSeal.Sealed after) {
        return pool.preparedQuery(RESEAL)
                .execute(Tuple.of(id, io.vertx.core.buffer.Buffer.buffer(after.bytes()), after.with(), before.with()))
                .map(rows -> rows.rowCount());
    }

    /** Records the last uses of keys. */
    Uni<Integer> noteUses(Map<String, Instant> uses) {
        var ids = uses.keySet().toArray(String[]::new);
        var times =
                uses.values().stream().map(at -> at.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
        return pool.preparedQuery(USED).execute(Tuple.of(ids, times)).map(rows -> rows.rowCount());
    }

    /** The last uses of keys, as recorded by all instances. */
    Uni<Map<String, Instant>> lastUses() {
        return pool.query(USES).execute().map(rows -> {
            var uses = new HashMap<String, Instant>();
            rows.forEach(row -> uses.put(
                    row.getString("id"), row.getOffsetDateTime("last_used_at").toInstant()));
            return uses;
        });
    }

    private static StoredKey stored(Row row, List<RoleBinding> bindings) {
        var key = new AccessKey(
                row.getString("id"),
                row.getString("name"),
                row.getString("program"),
                row.getString("owner"),
                KeyOwner.of(row.getString("service"), row.getString("person")),
                row.getBoolean("enabled"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                bindings);
        return new StoredKey(
                key,
                row.getBuffer("secret_hash").getBytes(),
                new SecretSeal.Sealed(
                        row.getString("sealed_with"), row.getBuffer("secret").getBytes()));
    }

    private static @Nullable String service(AccessKey key) {
        return key.ownedBy().isService() ? key.ownedBy().id() : null;
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
