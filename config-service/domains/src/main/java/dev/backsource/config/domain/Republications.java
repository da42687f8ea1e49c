package dev.backsource.config.domain;

import dev.backsource.config.database.Sessions;
import dev.backsource.config.write.MassConfirmation;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Publishes domains once more in their present states, each as its next revision with the mark of a mass change. It changes no domain, so neither a freeze
 * nor the limit to mass changes stops it.
 */
@Singleton
public final class Republications {
    /** Domains in the midst of their publication are left out: their latest revision is on its way. */
    private static final String PUBLISHED_SINCE = """
            select domain.name from domain
            join domain_revision as latest on latest.domain = domain.name and latest.revision = domain.revision
            join unnest(cast(string_to_array(:partitions, ' ') as int[]), cast(string_to_array(:offsets, ' ') as bigint[])) as since (part, first)
                on latest.kafka_partition = since.part and latest.kafka_offset >= since.first
            where domain.name > :after order by domain.name limit :most""";

    private final Sessions sessions;
    private final DomainChanges changes;
    private final RevisionStore revisions;

    Republications(Sessions sessions, DomainChanges changes, RevisionStore revisions) {
        this.sessions = sessions;
        this.changes = changes;
        this.revisions = revisions;
    }

    /**
     * The domains, removed ones included, whose latest revision was published at one of these offsets or later, by name.
     *
     * @param offsets the first one, by partition of policy changes
     * @param after the name before the first domain; empty for the beginning
     */
    public Uni<List<DomainName>> publishedSince(Map<Integer, Long> offsets, String after, int most) {
        var partitions = List.copyOf(offsets.keySet());
        return sessions.read(session -> session.createNativeQuery(PUBLISHED_SINCE, String.class)
                .setParameter("partitions", joined(partitions))
                .setParameter(
                        "offsets", joined(partitions.stream().map(offsets::get).toList()))
                .setParameter("after", after)
                .setParameter("most", most)
                .getResultList()
                .map(names -> names.stream().map(DomainName::new).toList()));
    }

    /** Publishes a set of domains, one or more, again; the number of domains. */
    public Write<Integer> again(List<DomainName> names, Provenance provenance, long mark) {
        var marked = provenance.confirming(MassConfirmation.of(mark).covering());
        return session -> DomainRow.lock(session, names).chain(rows -> store(session, rows, marked));
    }

    private Uni<Integer> store(Mutiny.Session session, List<DomainRow> rows, Provenance provenance) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var now = changes.now();
        var again = rows.stream()
                .map(row -> changes.of(session, row, provenance, now).again())
                .toList();
        return revisions.store(session, again, provenance, now, true).replaceWith(rows.size());
    }

    private static String joined(List<? extends Number> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
