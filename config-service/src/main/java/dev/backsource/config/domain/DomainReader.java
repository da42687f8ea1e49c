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
    /** Up to how many domains are counted: more than the first pages show, and few enough to be counted for each of them. */
    static final int MAX_COUNTED = 100_001;

    private static final String PRESENT = " from domain where not removed";

    /** By trigrams. */
    private static final String CONTAINING = " and name like :pattern escape '!'";

    /** By the index that lists are read by, in the order of characters whatever collation the database has. */
    private static final String BEGINNING = " and name collate \"C\" like :pattern escape '!'";

    private static final String AFTER = " and name collate \"C\" > :after";
    private static final String BY_NAME = " order by name collate \"C\"";

    /** Names aren't found by a text that is shorter than a trigram, unless they begin with it. */
    private static final int SHORTEST_PART = 3;

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
     * One page of the domains whose name contains {@code text}, or begins with it where that is of one or two characters.
     *
     * @param skipped how many of them lie before the page; reading costs as much as if they were read
     */
    public Uni<DomainPage> list(String text, int skipped, int size) {
        return sessions.read(session -> count(session, text)
                .chain(total -> states(matching(session, "select state" + PRESENT, text, BY_NAME, String.class)
                                .setFirstResult(skipped)
                                .setMaxResults(size))
                        .map(items -> new DomainPage(items, total))));
    }

    /**
     * The first {@code size} domains whose name matches {@code text}, as in {@link #list}, and comes after {@code after}, by name. What lies before
     * costs nothing.
     */
    public Uni<List<DomainState>> listAfter(String after, String text, int size) {
        return sessions.read(
                session -> states(matching(session, "select state" + PRESENT, text, AFTER + BY_NAME, String.class)
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

    private static Uni<Long> count(Mutiny.Session session, String text) {
        return matching(
                        session,
                        "select count(*) from (select" + PRESENT,
                        text,
                        " limit " + MAX_COUNTED + ") as counted",
                        Long.class)
                .getSingleResult();
    }

    private static <T> Mutiny.SelectionQuery<T> matching(
            Mutiny.Session session, String select, String text, String rest, Class<T> type) {
        if (text.isEmpty()) {
            return session.createNativeQuery(select + rest, type);
        }
        var literally = text.replaceAll("[!%_]", "!$0") + "%";
        return text.length() < SHORTEST_PART
                ? session.createNativeQuery(select + BEGINNING + rest, type).setParameter("pattern", literally)
                : session.createNativeQuery(select + CONTAINING + rest, type).setParameter("pattern", "%" + literally);
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
