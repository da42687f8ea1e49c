package dev.backsource.config.access.sessions;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads and writes sessions in the database. */
@Singleton
public final class SessionRows {
    private static final String READ =
            "select token_hash, holder, account, access_key, name, groups, started_at, last_used_at from person_session";
    private static final String COUNT = "select count(*) from person_session";
    private static final String INSERT = """
            insert into person_session (token_hash, holder, account, access_key, name, groups, started_at, last_used_at)
            values (:hash, :holder, :account, :key, :name, cast(string_to_array(:groups, chr(10)) as text[]), :at, :at)""";
    private static final String END = "delete from person_session where token_hash = :hash";
    private static final String END_OLDEST = """
            delete from person_session where token_hash in (
                select token_hash from person_session where holder = :holder order by started_at desc offset :kept)""";
    private static final String SAID = """
            update person_session set name = :name, groups = cast(string_to_array(:groups, chr(10)) as text[])
            where holder = :holder and account is null and access_key is null""";
    private static final String USED = """
            update person_session set last_used_at = used.at
            from unnest($1::bytea[], $2::timestamptz[]) as used (hash, at)
            where token_hash = used.hash and last_used_at < used.at""";
    private static final String PRUNE = "delete from person_session where started_at < $1 or last_used_at < $2";

    private final Pool pool;

    SessionRows(Pool pool) {
        this.pool = pool;
    }

    Uni<List<PersonSession>> all() {
        return pool.query(READ).execute().map(rows -> {
            var all = new ArrayList<PersonSession>();
            rows.forEach(row -> all.add(session(row)));
            return all;
        });
    }

    Uni<Long> count(Mutiny.Session session) {
        return session.createNativeQuery(COUNT, Long.class).getSingleResult();
    }

    Uni<Integer> insert(Mutiny.Session session, PersonSession started) {
        return session.createNativeQuery(INSERT)
                .setParameter("hash", started.hash().bytes())
                .setParameter("holder", started.holder())
                .setParameter("account", started.account())
                .setParameter("key", started.key())
                .setParameter("name", started.name())
                .setParameter("groups", String.join("\n", started.groups()))
                .setParameter("at", started.startedAt())
                .executeUpdate();
    }

    Uni<Integer> end(Mutiny.Session session, TokenHash hash) {
        return session.createNativeQuery(END).setParameter("hash", hash.bytes()).executeUpdate();
    }

    /** Ends all but the newest sessions of a holder. */
    Uni<Integer> endOldest(Mutiny.Session session, String holder, int kept) {
        return session.createNativeQuery(END_OLDEST)
                .setParameter("holder", holder)
                .setParameter("kept", kept)
                .executeUpdate();
    }

    /** Updates all sessions of a provider's person to the provider's present name and groups. */
    Uni<Integer> takeWhatIsSaid(Mutiny.Session session, String holder, String name, List<String> groups) {
        return session.createNativeQuery(SAID)
                .setParameter("holder", holder)
                .setParameter("name", name)
                .setParameter("groups", String.join("\n", groups))
                .executeUpdate();
    }

    /** Records the last uses of sessions. */
    Uni<Integer> noteUses(Map<TokenHash, Instant> uses) {
        var hashes = new ArrayList<Buffer>();
        var times = new ArrayList<OffsetDateTime>();
        uses.forEach((hash, at) -> {
            hashes.add(Buffer.buffer(hash.bytes()));
            times.add(at.atOffset(ZoneOffset.UTC));
        });
        return pool.preparedQuery(USED)
                .execute(Tuple.of(hashes.toArray(Buffer[]::new), times.toArray(OffsetDateTime[]::new)))
                .map(rows -> rows.rowCount());
    }

    /** Deletes ended sessions. */
    Uni<Integer> prune(Instant startedBefore, Instant usedBefore) {
        return pool.preparedQuery(PRUNE)
                .execute(Tuple.of(startedBefore.atOffset(ZoneOffset.UTC), usedBefore.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount());
    }

    private static PersonSession session(Row row) {
        return new PersonSession(
                new TokenHash(row.getBuffer("token_hash").getBytes()),
                row.getString("holder"),
                row.getString("account"),
                row.getString("access_key"),
                row.getString("name"),
                List.of(row.getArrayOfStrings("groups")),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("last_used_at").toInstant());
    }
}
