package dev.backsource.config.domain;

import dev.backsource.config.database.Sessions;
import dev.backsource.config.outbox.Position;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what the history says of several domains, by one revision or two of each. */
@ApplicationScoped
public class DomainMarks {
    /** Names have no spaces. The first revision behind the last removal is where a domain begins. */
    private static final String OF = """
            select current.name,
                (select cast(extract(epoch from first.changed_at) * 1000000 as bigint) from domain_revision first
                 where first.domain = current.name and first.revision > coalesce(
                     (select max(gone.revision) from domain_revision gone
                      where gone.domain = current.name and gone.state is null), 0)
                 order by first.revision limit 1) as created,
                latest.kafka_partition, latest.kafka_offset
            from domain current
            left join domain_revision latest on latest.domain = current.name and latest.revision = current.revision
            where current.name = any(string_to_array(:names, ' ')) and not current.removed""";

    private final Sessions sessions;

    DomainMarks(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Of those of the domains that are there. */
    public Uni<Map<DomainName, DomainMark>> of(List<DomainState> domains) {
        if (domains.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var changed = domains.stream()
                .collect(Collectors.toMap(state -> state.domain().name().value(), DomainState::changedAt));
        return sessions.read(session -> session.createNativeQuery(OF, Object[].class)
                        .setParameter("names", String.join(" ", changed.keySet()))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new DomainName((String) row[0]), row -> mark(row, changed.get(row[0])))));
    }

    /** A history that was lost begins with what is there now. */
    private static DomainMark mark(Object[] row, @Nullable Instant changedAt) {
        var created = row[1] == null
                ? Objects.requireNonNullElse(changedAt, Instant.EPOCH)
                : Instant.EPOCH.plus(((Number) row[1]).longValue(), ChronoUnit.MICROS);
        return new DomainMark(created, position(row[2], row[3]));
    }

    private static @Nullable Position position(@Nullable Object partition, @Nullable Object offset) {
        return partition == null || offset == null
                ? null
                : new Position(((Number) partition).intValue(), ((Number) offset).longValue());
    }
}
