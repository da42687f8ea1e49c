package dev.backsource.config.domain;

import dev.backsource.config.database.Sessions;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the revisions that were stored of a domain, of one that was removed too. */
@ApplicationScoped
public class RevisionReader {
    private static final String OF_DOMAIN = "from RevisionRow where domain = :domain";

    private final Sessions sessions;

    RevisionReader(Sessions sessions) {
        this.sessions = sessions;
    }

    /** How many revisions there are; fails with {@link UnknownDomainException} when there never was such a domain. */
    public Uni<Long> count(DomainName name) {
        return sessions.read(session -> session.createQuery("select count(*) " + OF_DOMAIN, Long.class)
                        .setParameter("domain", name.value())
                        .getSingleResult())
                .invoke(count -> {
                    if (count == 0) {
                        throw new UnknownDomainException(name);
                    }
                });
    }

    /** Up to {@code count} revisions, the newest first, without the newest {@code skipped}. */
    public Uni<List<StoredRevision>> newest(DomainName name, int skipped, int count) {
        return sessions.read(session -> session.createQuery(OF_DOMAIN + " order by revision desc", RevisionRow.class)
                .setParameter("domain", name.value())
                .setFirstResult(skipped)
                .setMaxResults(count)
                .getResultList()
                .map(rows -> rows.stream().map(RevisionRow::toStored).toList()));
    }

    /** Up to {@code count} revisions, the newest first, from {@code revision} downwards. */
    public Uni<List<StoredRevision>> from(DomainName name, long revision, int count) {
        return sessions.read(session -> session.createQuery(
                        OF_DOMAIN + " and revision <= :revision order by revision desc", RevisionRow.class)
                .setParameter("domain", name.value())
                .setParameter("revision", revision)
                .setMaxResults(count)
                .getResultList()
                .map(rows -> rows.stream().map(RevisionRow::toStored).toList()));
    }
}
