package dev.backsource.config.rollout;

import dev.backsource.config.database.Sessions;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The measured ends of rollouts in the database. A row is written once, by whichever instance comes first. */
@Singleton
public class RolloutRows {
    /** In the order of the key, so that two instances never wait for each other. A revision that the database doesn't have is left out. */
    private static final String STORE = """
            insert into revision_rollout (domain, revision, applied_at, edges, unreachable_edges, replaced_by)
            select domain, revision, given.applied_at, given.edges, given.unreachable_edges, given.replaced_by
            from unnest($1::text[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::integer[], $6::integer[], $7::bigint[])
                as given (domain, revision, incarnation, applied_at, edges, unreachable_edges, replaced_by)
            join domain_revision using (domain, revision, incarnation)
            order by domain, revision
            on conflict do nothing""";

    private static final String READ = """
            select revision, cast(extract(epoch from changed_at) * 1000000 as bigint), cast(extract(epoch from applied_at) * 1000000 as bigint),
                edges, unreachable_edges, replaced_by
            from revision_rollout join domain_revision using (domain, revision)
            where domain = :domain and revision = any(cast(string_to_array(:revisions, ' ') as bigint[]))
            """;

    private final Pool pool;
    private final Sessions sessions;

    RolloutRows(Pool pool, Sessions sessions) {
        this.pool = pool;
        this.sessions = sessions;
    }

    /** Stores the ends of rollouts that have none yet; returns their number. */
    Uni<Integer> store(Collection<MeasuredRollout> ends) {
        var values = Tuple.tuple()
                .addArrayOfString(
                        ends.stream().map(end -> end.change().domain()).toArray(String[]::new))
                .addArrayOfLong(longs(ends, end -> end.change().revision()))
                .addArrayOfLong(longs(ends, end -> end.change().incarnation()))
                .addArrayOfOffsetDateTime(
                        ends.stream().map(end -> time(end.appliedAt())).toArray(OffsetDateTime[]::new))
                .addArrayOfInteger(integers(ends, MeasuredRollout::edges))
                .addArrayOfInteger(integers(ends, MeasuredRollout::unreachable))
                .addArrayOfLong(longs(ends, MeasuredRollout::replacedBy));
        return pool.preparedQuery(STORE).execute(values).map(stored -> stored.rowCount());
    }

    /** By revision, the ends that were measured. */
    public Uni<Map<Long, RevisionRollout>> of(DomainName domain, List<Long> revisions) {
        return sessions.read(session -> session.createNativeQuery(READ, Object[].class)
                        .setParameter("domain", domain.value())
                        .setParameter(
                                "revisions",
                                revisions.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> number(row[0]), RolloutRows::end)));
    }

    private static RevisionRollout end(Object[] row) {
        if (row[5] != null) {
            return RevisionRollout.replaced(number(row[5]));
        }
        var changedAt = number(row[1]);
        var appliedAt = number(row[2]);
        return RevisionRollout.applied(
                Instant.EPOCH.plus(appliedAt, ChronoUnit.MICROS),
                Math.max(0, TimeUnit.MICROSECONDS.toMillis(appliedAt - changedAt)),
                Math.toIntExact(number(row[3])),
                Math.toIntExact(number(row[4])));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private static Long[] longs(Collection<MeasuredRollout> ends, Function<MeasuredRollout, @Nullable Long> of) {
        return ends.stream().map(of).toArray(Long[]::new);
    }

    private static Integer[] integers(Collection<MeasuredRollout> ends, Function<MeasuredRollout, Integer> of) {
        return ends.stream().map(of).toArray(Integer[]::new);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
