package dev.backsource.config.audit;

import dev.backsource.config.database.TimeOrderedIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts entries in the database, adding to existing counts. A domain's team is looked up here, and stored only if the caller can see the domain: a
 * team doesn't learn of requests by callers without access to its domain, however they were refused.
 */
@Singleton
final class AuditEntryCounter {
    /** In the order of the keys, so that instances with the same keys wait for each other without a deadlock. */
    private static final String COUNT = """
            insert into audit_entry (id, at, last_at, times, counted_as, caller_kind, caller_id, caller_name, address, operation, method,
                domain, team, target, status, problem, idempotency_key, traceparent)
            select counted.id, counted.at, counted.last_at, counted.times, counted.counted_as, counted.caller_kind, counted.caller_id,
                counted.caller_name, counted.address, counted.operation, counted.method, counted.domain,
                case when counted.seen = '*' or domain.team = any(string_to_array(counted.seen, ',')) then domain.team end,
                counted.target, counted.status, counted.problem, counted.idempotency_key, counted.traceparent
            from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::bigint[], $5::uuid[], $6::text[], $7::text[], $8::text[],
                    $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::int[], $15::text[], $16::text[], $17::text[],
                    $18::text[])
                as counted (id, at, last_at, times, counted_as, caller_kind, caller_id, caller_name, address, operation, method,
                    domain, target, status, problem, idempotency_key, traceparent, seen)
                left join domain on domain.name = counted.domain
            order by counted.counted_as
            on conflict (counted_as) where counted_as is not null do update
            set times = audit_entry.times + excluded.times, last_at = greatest(audit_entry.last_at, excluded.last_at)""";

    private final Pool pool;

    AuditEntryCounter(Pool pool) {
        this.pool = pool;
    }

    Uni<Integer> write(List<KeyedAuditEntry> counted) {
        var entries = counted.stream().map(KeyedAuditEntry::entry).toList();
        var values = Tuple.tuple();
        values.addValue(column(entries, UUID[]::new, entry -> TimeOrderedIds.at(entry.at())));
        values.addValue(column(entries, OffsetDateTime[]::new, entry -> time(entry.at())));
        values.addValue(column(entries, OffsetDateTime[]::new, entry -> time(entry.lastAt())));
        values.addValue(column(entries, Long[]::new, AuditEntry::times));
        values.addValue(column(counted, UUID[]::new, entry -> entry.count().id()));
        values.addValue(texts(
                entries, entry -> entry.caller() == null ? null : entry.caller().kind()));
        values.addValue(texts(
                entries, entry -> entry.caller() == null ? null : entry.caller().id()));
        values.addValue(texts(
                entries, entry -> entry.caller() == null ? null : entry.caller().name()));
        values.addValue(texts(entries, AuditEntry::address));
        values.addValue(texts(entries, AuditEntry::operation));
        values.addValue(texts(entries, AuditEntry::method));
        values.addValue(texts(entries, AuditEntry::domain));
        values.addValue(texts(entries, AuditEntry::target));
        values.addValue(column(entries, Integer[]::new, AuditEntry::status));
        values.addValue(texts(entries, AuditEntry::problem));
        values.addValue(texts(entries, AuditEntry::idempotencyKey));
        values.addValue(texts(entries, AuditEntry::traceparent));
        values.addValue(texts(entries, AuditEntry::seen));
        return pool.withConnection(connection -> connection.preparedQuery(COUNT).execute(values))
                .map(rows -> rows.rowCount());
    }

    private static String[] texts(List<AuditEntry> entries, Function<AuditEntry, @Nullable String> value) {
        return column(entries, String[]::new, value);
    }

    private static <E, T> T[] column(
            List<E> entries, java.util.function.IntFunction<T[]> array, Function<E, @Nullable T> value) {
        return entries.stream().map(value).toArray(array);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
