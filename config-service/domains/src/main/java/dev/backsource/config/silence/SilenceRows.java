package dev.backsource.config.silence;

import dev.backsource.config.outbox.OutboxRow;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.SilenceAlert;
import dev.backsource.policy.event.SilenceKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The silence alerts in the database, one row for each subject and kind. A change and its event are one statement, so that each is published once,
 * whichever instances notice it, and published by the relay whatever happens to them.
 */
@Singleton
class SilenceRows {
    private static final int MOST = 1000;

    private static final String READ = """
            select subject, kind, revision, heard_at, started_at, affirmed_at, ended_at, detail from silence
            order by ended_at is not null, started_at desc, subject limit %d""".formatted(MOST);

    /** A row that fires already stays as it is, without an event. */
    private static final String FIRE = """
            with given as (
                select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[])
                    as given (subject, kind, heard_at, detail, payload)),
            fired as (
                insert into silence as known (subject, kind, revision, heard_at, started_at, affirmed_at, detail)
                select subject, kind, $7::bigint, heard_at, $6::timestamptz, $6::timestamptz, detail from given
                on conflict (subject, kind) do update set
                    revision = greatest(known.revision + 1, excluded.revision), heard_at = excluded.heard_at,
                    started_at = excluded.started_at, affirmed_at = excluded.affirmed_at, ended_at = null, detail = excluded.detail
                    where known.ended_at is not null
                returning subject, kind, revision),
            event as (
                select subject || '/' || kind as key, revision, payload, $6::timestamptz as time from fired join given using (subject, kind))
            """ + OutboxRow.INSERT_ALERT;

    private static final String AFFIRM = """
            update silence set affirmed_at = $2
            where ended_at is null and affirmed_at < $2 and subject || '/' || kind = any($1)""";

    /** Excludes a row that another instance has changed or affirmed meanwhile. */
    private static final String RESOLVE = """
            with given as (
                select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::text[])
                    as given (subject, kind, revision, detail, affirmed_at, payload)),
            resolved as (
                update silence set ended_at = $7, revision = silence.revision + 1, detail = given.detail
                from given
                where silence.subject = given.subject and silence.kind = given.kind and silence.revision = given.revision
                    and silence.affirmed_at = given.affirmed_at and silence.ended_at is null
                returning silence.subject, silence.kind, silence.revision),
            event as (
                select subject || '/' || kind as key, resolved.revision, payload, $7::timestamptz as time
                from resolved join given using (subject, kind))
            """ + OutboxRow.INSERT_ALERT;

    private static final String PRUNE = "delete from silence where ended_at < $1";

    private final Pool pool;

    SilenceRows(Pool pool) {
        this.pool = pool;
    }

    /** The firing alerts, and the latest resolved ones; 1,000 at most. */
    Uni<List<StoredSilence>> all() {
        return pool.query(READ).execute().map(rows -> {
            var all = new ArrayList<StoredSilence>();
            rows.forEach(row -> stored(row, all));
            return all;
        });
    }

    /** Fires alerts; returns the number of alerts that didn't fire before. */
    Uni<Integer> fire(Collection<Silence> silences, Instant at) {
        var alerts = silences.stream().map(silence -> silence.firing(at)).toList();
        return pool.preparedQuery(FIRE)
                .execute(Tuple.tuple()
                        .addArrayOfString(texts(alerts, SilenceAlert::subject))
                        .addArrayOfString(texts(alerts, alert -> alert.kind().kebabName()))
                        .addArrayOfOffsetDateTime(alerts.stream()
                                .map(alert -> time(alert.heardAt()))
                                .toArray(OffsetDateTime[]::new))
                        .addArrayOfString(texts(alerts, SilenceAlert::detail))
                        .addArrayOfString(texts(alerts, SilenceRows::json))
                        .addValue(time(at))
                        .addValue(at.toEpochMilli()))
                .map(told -> told.rowCount());
    }

    /** Records that these are still silent. */
    Uni<Integer> affirm(Collection<String> keys, Instant at) {
        return pool.preparedQuery(AFFIRM)
                .execute(Tuple.tuple()
                        .addArrayOfString(keys.toArray(String[]::new))
                        .addValue(time(at)))
                .map(affirmed -> affirmed.rowCount());
    }

    /** Resolves alerts that nobody has changed or affirmed meanwhile; returns their number. */
    Uni<Integer> resolve(Collection<StoredSilence> over, Instant at) {
        var alerts = over.stream().map(stored -> stored.resolved(at)).toList();
        return pool.preparedQuery(RESOLVE)
                .execute(Tuple.tuple()
                        .addArrayOfString(texts(alerts, SilenceAlert::subject))
                        .addArrayOfString(texts(alerts, alert -> alert.kind().kebabName()))
                        .addArrayOfLong(
                                over.stream().map(StoredSilence::revision).toArray(Long[]::new))
                        .addArrayOfString(texts(alerts, SilenceAlert::detail))
                        .addArrayOfOffsetDateTime(over.stream()
                                .map(stored -> time(stored.affirmedAt()))
                                .toArray(OffsetDateTime[]::new))
                        .addArrayOfString(texts(alerts, SilenceRows::json))
                        .addValue(time(at)))
                .map(told -> told.rowCount());
    }

    /** Deletes alerts that were resolved before {@code oldest}. */
    Uni<Integer> prune(Instant oldest) {
        return pool.preparedQuery(PRUNE).execute(Tuple.of(time(oldest))).map(gone -> gone.rowCount());
    }

    /** An unknown kind, of a later version, is left out. */
    private static void stored(Row row, List<StoredSilence> into) {
        Stream.of(SilenceKind.values())
                .filter(kind -> kind.kebabName().equals(row.getString("kind")))
                .findFirst()
                .ifPresent(kind -> into.add(new StoredSilence(
                        new SilenceAlert(
                                row.getString("subject"),
                                kind,
                                row.getOffsetDateTime("ended_at") == null ? AlertStatus.FIRING : AlertStatus.RESOLVED,
                                instant(row.getOffsetDateTime("heard_at")),
                                row.getOffsetDateTime("started_at").toInstant(),
                                instant(row.getOffsetDateTime("ended_at")),
                                row.getString("detail")),
                        row.getLong("revision"),
                        row.getOffsetDateTime("affirmed_at").toInstant())));
    }

    private static String[] texts(List<SilenceAlert> alerts, Function<SilenceAlert, String> text) {
        return alerts.stream().map(text).toArray(String[]::new);
    }

    private static String json(SilenceAlert alert) {
        return new String(EventCodec.SILENCE_ALERT.encode(alert), StandardCharsets.UTF_8);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
