package dev.backsource.config.history;

import dev.backsource.config.access.TeamScope;
import dev.backsource.config.changerequests.ChangeRequestLists;
import dev.backsource.config.database.Slice;
import dev.backsource.config.domain.RevisionReader;
import dev.backsource.config.domain.RevisionRefusal;
import dev.backsource.config.domain.RevisionSlice;
import dev.backsource.config.domain.StoredRevision;
import dev.backsource.config.progressive.RolloutLists;
import dev.backsource.config.rollout.RolloutRows;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Domains' histories, also of removed domains. The changes of a revision are computed when it is read, from the stored states of it and of its
 * predecessor.
 */
@ApplicationScoped
public class Histories {
    private final RevisionReader reader;
    private final ChangeRequestLists requests;
    private final RolloutRows rollouts;
    private final RolloutLists progressive;

    Histories(RevisionReader reader, ChangeRequestLists requests, RolloutRows rollouts, RolloutLists progressive) {
        this.reader = reader;
        this.requests = requests;
        this.rollouts = rollouts;
        this.progressive = progressive;
    }

    /**
     * One page of a domain's revisions.
     *
     * @param seen the teams of which one has to have owned the domain then
     * @param page counts from 0
     * @return fails with {@link dev.backsource.config.domain.DomainRefusal}
     */
    public Uni<Slice<Revision>> page(DomainName name, TeamScope seen, int page, int size) {
        return page(name, seen, () -> reader.newest(name, seen, page * size, size));
    }

    /** As the other, for revisions before {@code revision}. */
    public Uni<Slice<Revision>> before(DomainName name, TeamScope seen, long revision, int size) {
        return page(name, seen, () -> reader.before(name, seen, revision, size));
    }

    private Uni<Slice<Revision>> page(DomainName name, TeamScope seen, Supplier<Uni<RevisionSlice>> some) {
        return reader.count(name, seen)
                .chain(total -> some.get()
                        .chain(found -> complete(name, compared(found.stored(), found.count()))
                                .map(revisions -> new Slice<>(revisions, found.more(), total))));
    }

    /**
     * One revision and the state then.
     *
     * @param seen the teams of which one has to have owned the domain then
     * @return fails with {@link dev.backsource.config.domain.DomainRefusal} or {@link RevisionRefusal}
     */
    public Uni<PastState> get(DomainName name, TeamScope seen, long revision) {
        return reader.from(name, seen, revision, 2)
                .chain(stored -> stored.isEmpty() || stored.get(0).revision() != revision
                        ? missing(name, seen, revision)
                        : complete(name, compared(stored, 1))
                                .map(revisions -> new PastState(
                                        revisions.get(0), stored.get(0).state())));
    }

    /** Adds the change requests of the revisions, the ends of their rollouts, and the records of their progressive rollouts. */
    private Uni<List<Revision>> complete(DomainName name, List<Revision> compared) {
        return withProgressiveRollouts(name, compared).chain(revisions -> withOutcomes(name, revisions));
    }

    private Uni<List<Revision>> withOutcomes(DomainName name, List<Revision> revisions) {
        var changing = revisions.stream()
                .filter(revision -> revision.kind() == RevisionKind.CHANGED)
                .map(Revision::revision)
                .toList();
        return requests.approved(name, changing)
                .chain(approved -> rollouts.of(
                                name, revisions.stream().map(Revision::revision).toList())
                        .map(ends -> revisions.stream()
                                .map(revision -> {
                                    var request = approved.get(revision.revision());
                                    return revision.with(
                                            request == null ? null : Approval.of(request),
                                            ends.get(revision.revision()));
                                })
                                .toList()));
    }

    private Uni<List<Revision>> withProgressiveRollouts(DomainName name, List<Revision> revisions) {
        var ids = revisions.stream()
                .map(Revision::progressiveRollout)
                .filter(Objects::nonNull)
                .map(RolloutPlace::id)
                .distinct()
                .toList();
        return progressive
                .those(name, ids)
                .map(recorded -> revisions.stream()
                        .map(revision -> {
                            var place = revision.progressiveRollout();
                            var rollout = place == null ? null : recorded.get(place.id());
                            return rollout == null ? revision : revision.with(rollout);
                        })
                        .toList());
    }

    private Uni<PastState> missing(DomainName name, TeamScope seen, long revision) {
        return reader.count(name, seen)
                .chain(count -> Uni.createFrom().failure(RevisionRefusal.unknown(name, revision)));
    }

    /** The first {@code size}, each compared with its predecessor, which follows it in the list. */
    private static List<Revision> compared(List<StoredRevision> newestFirst, int size) {
        return IntStream.range(0, Math.min(size, newestFirst.size()))
                .mapToObj(i ->
                        Revision.of(newestFirst.get(i), i + 1 < newestFirst.size() ? newestFirst.get(i + 1) : null))
                .toList();
    }
}
