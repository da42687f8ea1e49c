package dev.backsource.config.purge;

import dev.backsource.config.access.Caller;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.Slice;
import dev.backsource.config.outbox.Position;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the purged paths of domains that a caller can see, the latest first, of periods in which one of the caller's teams owned the domain. */
@ApplicationScoped
public class PurgedPaths {
    /** The limit of a list, in purges and in paths, and of counting. */
    public static final int MAX_COUNTED = 10_001;

    private final Sessions sessions;

    PurgedPaths(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The latest {@code most} purges. */
    public Uni<List<PurgePublication>> latest(Caller caller, PurgedPathFilter filter, int most) {
        var selection = new PathSelection(caller, filter);
        return sessions.read(session -> selection.purges(session, most).getResultList())
                .map(rows -> rows.stream().map(PurgedPaths::purge).toList());
    }

    /** A page of the purges' paths, behind the first {@code skipped} ones; their total is counted up to {@value #MAX_COUNTED}. */
    public Uni<Slice<PurgedPath>> page(Caller caller, PurgedPathFilter filter, int skipped, int size) {
        var selection = new PathSelection(caller, filter);
        return sessions.read(session -> selection
                .count(session, MAX_COUNTED)
                .getSingleResult()
                .chain(total -> selection
                        .paths(session, skipped, size)
                        .getResultList()
                        .map(rows -> new Slice<>(
                                rows.stream().map(PurgedPaths::path).toList(), skipped + rows.size() < total, total))));
    }

    private static PurgedPath path(Object[] row) {
        return new PurgedPath(
                purge(row),
                new DomainName((String) row[3]),
                Instant.EPOCH.plus(((Number) row[4]).longValue(), ChronoUnit.MICROS),
                PurgedPath.Kind.values()[((Number) row[5]).intValue()],
                (String) row[6]);
    }

    private static PurgePublication purge(Object[] row) {
        return new PurgePublication((String) row[0], position(row[1], row[2]));
    }

    private static @Nullable Position position(@Nullable Object partition, @Nullable Object offset) {
        return partition == null || offset == null
                ? null
                : new Position(((Number) partition).intValue(), ((Number) offset).longValue());
    }
}
