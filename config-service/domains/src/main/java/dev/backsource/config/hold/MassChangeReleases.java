package dev.backsource.config.hold;

import dev.backsource.config.access.Role;
import dev.backsource.config.database.CommitBell;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.domain.Republications;
import dev.backsource.config.edges.Edge;
import dev.backsource.config.edges.Edges;
import dev.backsource.config.edges.HeldRecords;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EdgeHold;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Releases a mass change that edges hold: publishes its domains again with a mark, so that edges apply their present states. An edge names the first
 * offset that it holds in each partition, so all domains that were published since are published again; to an edge that doesn't hold one of them it is the
 * state that it serves already.
 */
@Singleton
public final class MassChangeReleases {
    /** The most domains of a request. */
    public static final int MOST = 1_000;

    /** The number of domains that a transaction holds locked. */
    private static final int SET = 250;

    private static final int MOST_SHOWN = 5;

    private final Edges edges;
    private final Republications republications;
    private final Sessions sessions;
    private final CommitBell bell;

    MassChangeReleases(Edges edges, Republications republications, Sessions sessions, CommitBell bell) {
        this.edges = edges;
        this.republications = republications;
        this.sessions = sessions;
        this.bell = bell;
    }

    /**
     * The result of a release.
     *
     * @param published the number of domains that were published again
     * @param next the name to continue after; null when all were
     */
    public record Released(int published, @Nullable String next) {}

    /**
     * Publishes up to {@value #MOST} domains again.
     *
     * @param domains the number that an edge holds; where a release goes on, that of its beginning, since edges hold fewer by then
     * @param after the name before the first domain; empty for the beginning
     * @param by a global administrator
     * @return fails with {@link HoldRefusal}
     */
    public Uni<Released> release(long domains, String after, Provenance by) {
        by.caller().requireEverywhere(Role.ADMINISTRATOR);
        var holds = heldMassChanges();
        if (holds.stream().noneMatch(hold -> after.isEmpty() ? hold.domains() == domains : hold.domains() <= domains)) {
            return Uni.createFrom().failure(refusal(domains, holds));
        }
        return republications
                .publishedSince(firstOffsets(holds), after, MOST + 1)
                .chain(names -> publishAgain(names.subList(0, Math.min(MOST, names.size())), 0, domains, by)
                        .map(published -> new Released(
                                published,
                                names.size() > MOST ? names.get(MOST - 1).value() : null)));
    }

    private List<HeldRecords> heldMassChanges() {
        return edges.registered().stream()
                .map(Edge::hold)
                .filter(Objects::nonNull)
                .filter(hold -> hold.reason() == EdgeHold.Reason.MASS_CHANGE)
                .toList();
    }

    private static RefusedException refusal(long domains, List<HeldRecords> holds) {
        return HoldRefusal.of(
                domains,
                holds.stream()
                        .map(HeldRecords::domains)
                        .distinct()
                        .limit(MOST_SHOWN)
                        .toList());
    }

    /** By partition. */
    private static Map<Integer, Long> firstOffsets(List<HeldRecords> holds) {
        var first = new TreeMap<Integer, Long>();
        holds.forEach(hold -> hold.offsets().forEach((partition, offset) -> first.merge(partition, offset, Math::min)));
        return first;
    }

    /**
     * Publishes domains set by set, each in a transaction of its own.
     *
     * @param published the number of those before
     */
    private Uni<Integer> publishAgain(List<DomainName> names, int published, long mark, Provenance by) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(published);
        }
        var set = names.subList(0, Math.min(SET, names.size()));
        var others = names.subList(set.size(), names.size());
        return sessions.write(
                        session -> republications.again(set, by.part(), mark).in(session), bell::ring)
                .chain(written -> publishAgain(others, published + written, mark, by));
    }
}
