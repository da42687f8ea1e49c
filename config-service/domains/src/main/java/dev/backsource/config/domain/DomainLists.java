package dev.backsource.config.domain;

import dev.backsource.config.access.Caller;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.database.Slice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lists domains. A caller gets the visible domains only, as if there were no others. */
@ApplicationScoped
public class DomainLists {
    /** The limit up to which domains are counted: more than the first pages show, and few enough to be counted for each of them. */
    static final int MAX_COUNTED = 100_001;

    /** The limit for the states of a page together, in bytes. A single one may have 214 KB; two hundred of them are too much for one read. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    /** A number of domains that is found and sorted in milliseconds; where there are more, the domains of a page lie close together in the index. */
    private static final int FEW = 10_000;

    private final Sessions sessions;

    DomainLists(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * One page of the domains that match {@code filter}; it ends before its states exceed {@value #MAX_BYTES} bytes together.
     *
     * @param skipped the number of matching domains before the page; skipping costs as much as reading
     */
    public Uni<Slice<DomainState>> page(Caller caller, DomainFilter filter, int skipped, int size) {
        var selection = new DomainSelection(caller, filter, null);
        return sessions.read(session -> count(session, selection)
                .chain(total ->
                        states(session, selection, skipped, size + 1, size).map(found -> found.withTotal(total))));
    }

    /** As the other, for overviews, which are small: a page has at most {@code size} times the largest list of origins. */
    public Uni<Slice<DomainOverview>> overviews(Caller caller, DomainFilter filter, int skipped, int size) {
        var selection = new DomainSelection(caller, filter, null);
        return sessions.read(session -> count(session, selection)
                .chain(total -> overviews(session, selection, skipped, size, true)
                        .map(found -> new Slice<>(found, skipped + found.size() < total, total))));
    }

    /** The first {@code size} domains that match {@code filter}, by name, without their origins. */
    public Uni<List<DomainOverview>> first(Caller caller, DomainFilter filter, int size) {
        var selection = new DomainSelection(caller, filter, null);
        return sessions.read(session -> overviews(session, selection, 0, size, false));
    }

    /**
     * The first {@code size} domains that match {@code filter} and whose name comes after {@code after}, by name; fewer when their states exceed the
     * limit of a {@link #page}. Domains before {@code after} cost nothing.
     */
    public Uni<Slice<DomainState>> after(Caller caller, String after, DomainFilter filter, int size) {
        var selection = new DomainSelection(caller, filter, after);
        return sessions.read(session -> states(session, selection, 0, size + 1, size));
    }

    private static Uni<Long> count(Mutiny.Session session, DomainSelection selection) {
        return selection.count(session, MAX_COUNTED).getSingleResult();
    }

    private static Uni<List<DomainOverview>> overviews(
            Mutiny.Session session, DomainSelection selection, int skipped, int size, boolean withOrigins) {
        return few(session, selection)
                .chain(few -> selection
                        .overviews(session, skipped, size, few, withOrigins)
                        .getResultList())
                .map(rows -> rows.stream().map(OverviewRows::read).toList());
    }

    private static Uni<Slice<DomainState>> states(
            Mutiny.Session session, DomainSelection selection, int skipped, int looked, int size) {
        return few(session, selection)
                .chain(few -> selection
                        .states(session, skipped, looked, few, MAX_BYTES)
                        .getResultList())
                .map(rows -> slice(rows, size));
    }

    /** At most {@code size} domains from rows of a state and the total number. */
    private static Slice<DomainState> slice(List<Object[]> rows, int size) {
        var items = rows.stream()
                .limit(size)
                .map(row -> DomainState.decode((String) row[0]))
                .toList();
        return new Slice<>(items, !rows.isEmpty() && ((Number) rows.get(0)[1]).longValue() > items.size(), 0);
    }

    /** The parts with few domains. They are not counted where all parts are of teams, whose domains an index has in the order of names. */
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
