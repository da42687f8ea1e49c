package dev.backsource.config.write;

import dev.backsource.config.database.Statement;
import dev.backsource.config.periodic.Retention;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The clients' used keys, in the database. A key belongs to the transaction that takes it: a concurrent request with the same key waits until that
 * one has ended, at whichever instance.
 */
@Singleton
final class KeyStore {
    /** A key beyond the retention time counts as unused. */
    private static final Statement TAKE = new Statement("""
            insert into idempotency_key (operator, key, part, fingerprint, created_at)
            values (:operator, :key, :part, :fingerprint, :now)
            on conflict (operator, key, part) do update
            set fingerprint = excluded.fingerprint, created_at = excluded.created_at,
                status = null, etag = null, location = null, body = null
            where idempotency_key.created_at < :oldest""");

    private static final Statement ANSWER = new Statement("""
            update idempotency_key set status = :status, etag = :etag, location = :location, body = :body
            where operator = :operator and key = :key and part = :part and status is null""");

    private final Clock clock;
    private final IdempotencySettings settings;

    KeyStore(Clock clock, IdempotencySettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** Keys beyond their retention time are deleted. */
    @Produces
    @Singleton
    Retention retention() {
        return new Retention(
                "idempotency key pruning",
                settings.idempotencyKeysPrunedEvery(),
                "idempotency_key",
                "operator, key, part",
                "created_at < $1",
                "created_at",
                () -> oldest().atOffset(ZoneOffset.UTC));
    }

    /** The time before which keys have expired. */
    private Instant oldest() {
        return clock.instant().minus(settings.idempotencyKeysKept());
    }

    /**
     * Takes a key for the transaction.
     *
     * @return the row of an earlier use, whose request was the same; null when the key was free
     */
    Uni<@Nullable KeyRow> take(Mutiny.Session session, IdempotencyKey key) {
        return TAKE.in(session)
                .set("operator", key.operator())
                .set("key", key.key())
                .set("part", key.part())
                .set("fingerprint", key.fingerprint())
                .set("now", clock.instant())
                .set("oldest", oldest())
                .execute()
                .chain(taken -> taken == 1 ? Uni.createFrom().nullItem() : earlier(session, key));
    }

    /**
     * The response to an earlier request with the key, without taking the key.
     *
     * @return null when there is none yet
     */
    Uni<@Nullable StoredAnswer> answered(Mutiny.Session session, IdempotencyKey key) {
        return session.find(KeyRow.class, new KeyRow.Place(key))
                .map(row -> row == null || row.createdAt.isBefore(oldest())
                        ? null
                        : requireSame(row, key).answer());
    }

    /** Stores the response to the request of a key; an existing response stays. */
    Uni<Integer> answer(Mutiny.Session session, IdempotencyKey key, StoredAnswer answer) {
        return ANSWER.in(session)
                .set("status", answer.status())
                .set("etag", answer.etag())
                .set("location", answer.location())
                .set("body", answer.body())
                .set("operator", key.operator())
                .set("key", key.key())
                .set("part", key.part())
                .execute();
    }

    /** A row that has just been deleted leaves the key free: the attempt is repeated. */
    private Uni<@Nullable KeyRow> earlier(Mutiny.Session session, IdempotencyKey key) {
        return session.find(KeyRow.class, new KeyRow.Place(key))
                .chain(row ->
                        row == null ? take(session, key) : Uni.createFrom().item(requireSame(row, key)));
    }

    private static KeyRow requireSame(KeyRow row, IdempotencyKey key) {
        if (!row.fingerprint.equals(key.fingerprint())) {
            throw ProblemKind.IDEMPOTENCY_KEY_REUSED.refused(
                    "the idempotency key was already used for another request",
                    Remedy.of(RemedyCode.REPEAT_WITH_NEW_KEY));
        }
        return row;
    }
}
