package dev.backsource.config.domain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.database.Sessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lists domains; whoever asks is told of those that they may see, as if there were no others. */
@ApplicationScoped
public class DomainLists {
    /** Up to how many domains are counted: more than the first pages show, and few enough to be counted for each of them. */
    static final int MAX_COUNTED = 100_001;

    /** Up to so many are found and sorted in milliseconds; where there are more, a page of them doesn't lie far apart. */
    private static final int FEW = 10_000;

    private final Sessions sessions;

    DomainLists(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * One page of the domains that {@code filter} is true of.
     *
     * @param skipped how many of them lie before the page; reading costs as much as if they were read
     */
    public Uni<DomainPage> page(Caller caller, DomainFilter filter, int skipped, int size) {
        var selection = new DomainSelection(caller, filter, null);
        return sessions.read(session -> selection
                .count(session, MAX_COUNTED)
                .getSingleResult()
                .chain(total -> states(session, selection, skipped, size).map(items -> new DomainPage(items, total))));
    }

    /**
     * The first {@code size} domains that {@code filter} is true of and whose name comes after {@code after}, by name. What lies before
     * costs nothing.
     */
    public Uni<List<DomainState>> after(Caller caller, String after, DomainFilter filter, int size) {
        var selection = new DomainSelection(caller, filter, after);
        return sessions.read(session -> states(session, selection, 0, size));
    }

    private static Uni<List<DomainState>> states(
            Mutiny.Session session, DomainSelection selection, int skipped, int size) {
        return few(session, selection)
                .chain(few -> selection.states(session, skipped, size, few).getResultList())
                .map(states -> states.stream().map(DomainState::decode).toList());
    }

    /** The parts that have few. They are not counted where all are of teams, whose domains are in the order of names in an index. */
    private static Uni<Set<Integer>> few(Mutiny.Session session, DomainSelection selection) {
        return selection.isOfNames()
                ? selection.sizes(session, FEW + 1).getResultList().map(DomainLists::few)
                : Uni.createFrom().item(Set.of());
    }

    private static Set<Integer> few(List<Object[]> sizes) {
        return sizes.stream()
                .filter(size -> ((Number) size[1]).longValue() <= FEW)
                .map(size -> ((Number) size[0]).intValue())
                .collect(Collectors.toSet());
    }
}
