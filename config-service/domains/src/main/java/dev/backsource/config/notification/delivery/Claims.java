package dev.backsource.config.notification.delivery;

import dev.backsource.config.notification.receiver.ReceiverKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Claims of receivers in the database: while an instance has one, no other sends to the receiver. A claim ends with the attempt's outcome, or by
 * itself after a time longer than any attempt, so that another instance takes over from one that was killed. An instance that was paused for longer,
 * or whose attempt went to an address that was changed meanwhile, records nothing, since the claim is no longer its own. Claims are measured by the
 * database's clock.
 */
@Singleton
final class Claims {
    /** Longer than any attempt. */
    static final Duration LENGTH = Duration.ofSeconds(30);

    private static final int MOST_DUE = 500;

    private static final String DUE = """
            select id, team, failures from receiver
            where enabled and kind <> 'alertmanager' and next_attempt_at <= $1 and (claimed_until is null or claimed_until <= now())
                and exists (select from alert_message where alert_message.receiver = receiver.id and state = 'pending')
            order by failures, next_attempt_at limit %d""".formatted(MOST_DUE);

    private static final String CLAIM = """
            update receiver set claimed_until = now() + interval '%d s'
            from (select id as claimed, claimed_until as abandoned from receiver where id = $1) before
            where id = claimed and enabled and (next_attempt_at <= $2 or $3 and failures = 0) and (claimed_until is null or claimed_until <= now())
            returning claimed_until, abandoned, kind, target, sealed_with, failures, failing_since, next_attempt_at""".formatted(LENGTH.toSeconds());

    private static final String SUCCEED = """
            with own as (
                update receiver set claimed_until = null, failures = 0, failing_since = null, last_success_at = $3, confirmed = true,
                    next_attempt_at = $4
                where id = $1 and claimed_until = $2 returning id),
            settled as (
                update alert_message set state = 'delivered', settled_at = $3
                where number = $5 and state = 'pending' and receiver in (select id from own))
            select id from own""";

    private static final String FAIL = """
            with own as (
                update receiver set claimed_until = null, failures = $8, failing_since = $9, last_error = $5, last_error_at = $3,
                    next_attempt_at = $4, enabled = enabled and not $7, switched_off_at = case when $7 then $3 else switched_off_at end
                where id = $1 and claimed_until = $2 returning id),
            settled as (
                update alert_message set state = 'refused', settled_at = $3
                where number = $6 and state = 'pending' and receiver in (select id from own))
            select id from own""";

    private static final String RELEASE =
            "update receiver set claimed_until = null where id = $1 and claimed_until = $2";

    private final Pool pool;

    Claims(Pool pool) {
        this.pool = pool;
    }

    /** A receiver with a message to send now. */
    record Due(String receiver, @Nullable String team, int failures) {}

    /**
     * A claim.
     *
     * @param until its end; also identifies it
     * @param abandoned the end of the claim before, if its instance was killed or paused; null when it recorded its outcome
     * @param target null for an Alertmanager
     * @param failures the number of failed attempts since the last success
     * @param failingSince null when the last attempt was successful
     * @param dueAt the time for which the attempt was planned
     */
    record Claim(
            String receiver,
            Instant until,
            @Nullable Instant abandoned,
            ReceiverKind kind,
            byte @Nullable [] target,
            @Nullable String sealedWith,
            int failures,
            @Nullable Instant failingSince,
            Instant dueAt) {}

    /** The receivers with a message to send now; those that accepted the last one come first. */
    Uni<List<Due>> due(Instant now) {
        return pool.preparedQuery(DUE).execute(Tuple.of(MessageRows.time(now))).map(rows -> {
            var all = new ArrayList<Due>();
            rows.forEach(
                    row -> all.add(new Due(row.getString("id"), row.getString("team"), row.getInteger("failures"))));
            return all;
        });
    }

    /**
     * Claims a receiver; null when it isn't due, is off, or another instance has it.
     *
     * @param early whether it may be claimed before its time, provided that its last attempt was successful
     */
    Uni<@Nullable Claim> claim(String receiver, boolean early, Instant now) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(receiver, MessageRows.time(now), early))
                .map(rows -> rows.size() == 0
                        ? null
                        : claim(receiver, rows.iterator().next()));
    }

    private static Claim claim(String receiver, Row row) {
        var sealed = row.getBuffer("target");
        return new Claim(
                receiver,
                row.getOffsetDateTime("claimed_until").toInstant(),
                instant(row.getOffsetDateTime("abandoned")),
                ReceiverKind.of(row.getString("kind")),
                sealed == null ? null : sealed.getBytes(),
                row.getString("sealed_with"),
                row.getInteger("failures"),
                instant(row.getOffsetDateTime("failing_since")),
                row.getOffsetDateTime("next_attempt_at").toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** Records a success; false when the claim is no longer its own. {@code message} is the delivered one's number; 0 for none. */
    Uni<Boolean> succeed(SqlClient client, Claim claim, long message, Instant next, Instant now) {
        return client.preparedQuery(SUCCEED)
                .execute(Tuple.tuple()
                        .addString(claim.receiver())
                        .addOffsetDateTime(MessageRows.time(claim.until()))
                        .addOffsetDateTime(MessageRows.time(now))
                        .addOffsetDateTime(MessageRows.time(next))
                        .addLong(message))
                .map(own -> own.size() > 0);
    }

    /**
     * Records a failure; false when the claim is no longer its own.
     *
     * @param refused the number of a message that is given up; 0 for none
     */
    Uni<Boolean> fail(SqlClient client, Claim claim, String error, long refused, Standing standing, Instant now) {
        var since = standing.failingSince();
        return client.preparedQuery(FAIL)
                .execute(Tuple.tuple()
                        .addString(claim.receiver())
                        .addOffsetDateTime(MessageRows.time(claim.until()))
                        .addOffsetDateTime(MessageRows.time(now))
                        .addOffsetDateTime(MessageRows.time(standing.next()))
                        .addString(error)
                        .addLong(refused)
                        .addBoolean(standing.off())
                        .addInteger(standing.failures())
                        .addOffsetDateTime(since == null ? null : MessageRows.time(since)))
                .map(own -> own.size() > 0);
    }

    /** Ends a claim without an attempt. */
    Uni<Void> release(Claim claim) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(claim.receiver(), MessageRows.time(claim.until())))
                .replaceWithVoid();
    }
}
