package dev.backsource.config.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsource.config.outbox.Position;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.Serving;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQL of the overviews of some domains, and the reader of its rows. Data beyond the state comes from one or two rows of each domain's history; of the
 * state, the database returns the origins only.
 */
final class OverviewRows {
    /** A domain begins with the first revision behind its last removal. */
    private static final String OF = """
            with wanted as (%s)
            select current.name, current.revision, cast(extract(epoch from current.changed_at) * 1000000 as bigint) as changed,
                current.team, 'stopped' = any(current.facets) as stopped,
                (select cast(extract(epoch from first.changed_at) * 1000000 as bigint) from domain_revision first
                 where first.domain = current.name and first.revision > coalesce(
                     (select max(gone.revision) from domain_revision gone
                      where gone.domain = current.name and gone.state is null), 0)
                 order by first.revision limit 1) as created,
                latest.kafka_partition, latest.kafka_offset, %s as origins
            from wanted join domain current on current.name = wanted.name
            left join domain_revision latest on latest.domain = current.name and latest.revision = current.revision
            where not current.removed
            order by current.name collate "C\"""";

    private static final String ORIGINS = "cast(cast(current.state as jsonb) -> 'origins' as text)";
    private static final String NO_ORIGINS = "cast(null as text)";

    private static final ObjectReader READER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerForListOf(Origin.class);

    private OverviewRows() {}

    /** The overviews of the domains whose names {@code names} selects as {@code name}, in the order of names. */
    static String sql(String names, boolean withOrigins) {
        return OF.formatted(names, withOrigins ? ORIGINS : NO_ORIGINS);
    }

    /** A domain whose history was lost begins with its latest revision. */
    static DomainOverview read(Object[] row) {
        var changed = row[2];
        return new DomainOverview(
                new DomainName((String) row[0]),
                ((Number) row[1]).longValue(),
                time(row[5] == null ? changed : row[5]),
                time(changed),
                (String) row[3],
                Boolean.TRUE.equals(row[4]) ? Serving.STOPPED : Serving.ON,
                position(row[6], row[7]),
                origins((String) row[8]));
    }

    private static Instant time(Object micros) {
        return Instant.EPOCH.plus(((Number) micros).longValue(), ChronoUnit.MICROS);
    }

    private static @Nullable Position position(@Nullable Object partition, @Nullable Object offset) {
        return partition == null || offset == null
                ? null
                : new Position(((Number) partition).intValue(), ((Number) offset).longValue());
    }

    private static List<Origin> origins(@Nullable String json) {
        try {
            return json == null ? List.of() : READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
