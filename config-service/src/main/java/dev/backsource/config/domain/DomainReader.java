package dev.backsource.config.domain;

import dev.backsource.config.database.Sessions;
import dev.backsource.config.outbox.Position;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads domains and their history. */
@ApplicationScoped
public class DomainReader {
    private static final String PRESENT = " from DomainRow where not removed";

    /** By trigrams, unless the text is shorter than one. */
    private static final String LIKE = " and name like :pattern escape '!'";

    private static final String AFTER = " and name > :after";

    private final Sessions sessions;

    DomainReader(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The domain as it is now; fails with {@link UnknownDomainException}. */
    public Uni<DomainState> get(DomainName name) {
        return sessions.read(session -> session.find(DomainRow.class, name.value()))
                .map(row -> currentState(row, name));
    }

    /**
     * One page of the domains whose name contains {@code text}.
     *
     * @param skipped how many of them lie before the page; reading costs as much as if they were read
     */
    public Uni<DomainPage> list(String text, int skipped, int size) {
        return sessions.read(session -> matching(session, "select count(*)", text, "", Long.class)
                .getSingleResult()
                .chain(total -> states(matching(session, "select state", text, " order by name", String.class)
                                .setFirstResult(skipped)
                                .setMaxResults(size))
                        .map(items -> new DomainPage(items, total))));
    }

    /**
     * The first {@code size} domains whose name contains {@code text} and comes after {@code after}, by name. What lies before
     * costs nothing.
     */
    public Uni<List<DomainState>> listAfter(String after, String text, int size) {
        return sessions.read(
                session -> states(matching(session, "select state", text, AFTER + " order by name", String.class)
                        .setParameter("after", after)
                        .setMaxResults(size)));
    }

    /** The latest revision of a domain, which for a removed domain is its removal. */
    public Uni<Publication> latest(DomainName name) {
        return sessions.read(session -> session.find(DomainRow.class, name.value())
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownDomainException(name))
                .chain(row -> publication(session, row, name, row.revision)));
    }

    /** A revision of a domain, of one that was removed too; fails with {@link UnknownRevisionException}. */
    public Uni<Publication> revision(DomainName name, long revision) {
        return sessions.read(session -> session.find(DomainRow.class, name.value())
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownDomainException(name))
                .chain(row -> publication(session, row, name, revision)));
    }

    private static <T> Mutiny.SelectionQuery<T> matching(
            Mutiny.Session session, String select, String text, String rest, Class<T> type) {
        return text.isEmpty()
                ? session.createSelectionQuery(select + PRESENT + rest, type)
                : session.createSelectionQuery(select + PRESENT + LIKE + rest, type)
                        .setParameter("pattern", "%" + text.replaceAll("[!%_]", "!$0") + "%");
    }

    private static Uni<List<DomainState>> states(Mutiny.SelectionQuery<String> query) {
        return query.getResultList()
                .map(states -> states.stream().map(DomainState::decode).toList());
    }

    private static Uni<Publication> publication(
            Mutiny.Session session, DomainRow domain, DomainName name, long revision) {
        return RevisionRow.find(session, name, revision)
                .onItem()
                .ifNull()
                .failWith(() -> new UnknownRevisionException(name, revision))
                .map(row -> new Publication(name, revision, position(row), domain.place()));
    }

    private static @Nullable Position position(RevisionRow row) {
        return row.partition == null || row.offset == null ? null : new Position(row.partition, row.offset);
    }

    private static DomainState currentState(@Nullable DomainRow row, DomainName name) {
        var state = row == null ? null : row.current();
        if (state == null) {
            throw new UnknownDomainException(name);
        }
        return state;
    }
}
