package dev.backsource.config.rollout;

import dev.backsource.config.access.TeamScope;
import dev.backsource.config.outbox.Position;
import dev.backsource.config.purge.Purges;
import dev.backsource.config.purge.RequestedPurge;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The edges that have dropped the purged responses. */
@ApplicationScoped
public class PurgeRollouts {
    private final Purges purges;
    private final EdgeProgress judgements;
    private final RolloutWait rolloutWait;

    PurgeRollouts(Purges purges, EdgeProgress judgements, RolloutWait rolloutWait) {
        this.purges = purges;
        this.judgements = judgements;
        this.rolloutWait = rolloutWait;
    }

    /**
     * The edges' progress with a purge, returned as soon as it is complete and otherwise after {@code wait}.
     *
     * @param seen the teams of which one has to have owned the domain then
     * @return fails when the domain has no such purge
     */
    public Uni<PurgeRollout> rollout(DomainName domain, TeamScope seen, String id, Duration wait) {
        return purges.get(domain, seen, id).chain(purge -> rolloutWait.until(new TrackedPurge(purge, seen), wait));
    }

    /**
     * The edges' present progress with a purge of known position.
     *
     * @param id the purge's
     * @param position of the purge in the topic; null while it is unpublished
     */
    public PurgedEdges edges(String id, @Nullable Position position) {
        var edges = judgements.ofPurge(id, position);
        return new PurgedEdges(judgements.areComplete(edges), judgements.areEverywhere(edges), edges);
    }

    /** The edges' progress with a purge, in numbers. */
    public PurgeProgress progress(RequestedPurge purge) {
        return PurgeProgress.of(edges(purge.purge().id(), purge.position()));
    }

    /** A purge that the edges have to carry out. */
    private final class TrackedPurge implements TrackedEvent<PurgeRollout> {
        private final RequestedPurge requested;
        private final TeamScope seen;

        TrackedPurge(RequestedPurge requested, TeamScope seen) {
            this.requested = requested;
            this.seen = seen;
        }

        @Override
        public String eventId() {
            return requested.purge().id();
        }

        @Override
        public @Nullable Position position() {
            return requested.position();
        }

        @Override
        public Uni<Optional<Position>> readPosition() {
            return purges.get(
                            requested.purge().domain(), seen, requested.purge().id())
                    .map(read -> Optional.ofNullable(read.position()));
        }

        @Override
        public PurgeRollout judge(@Nullable Position position) {
            var purge = requested.purge();
            var progress = edges(purge.id(), position);
            return new PurgeRollout(
                    purge.id(), purge.domain(), progress.complete(), progress.everywhere(), progress.edges());
        }

        @Override
        public boolean isComplete(PurgeRollout rollout) {
            return rollout.complete();
        }
    }
}
