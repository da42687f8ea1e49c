package dev.backsource.config.rollout;

import dev.backsource.config.outbox.Position;
import dev.backsource.config.purge.Purges;
import dev.backsource.config.purge.RequestedPurge;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which edges have dropped what a purge names. */
@ApplicationScoped
public class PurgeRollouts {
    private final Purges purges;
    private final Judgements judgements;
    private final Waiting waiting;

    PurgeRollouts(Purges purges, Judgements judgements, Waiting waiting) {
        this.purges = purges;
        this.judgements = judgements;
        this.waiting = waiting;
    }

    /**
     * How far the edges are with a purge, answered as soon as it is complete and otherwise when {@code wait} is over.
     *
     * @return fails when the domain has no such purge
     */
    public Uni<PurgeRollout> rollout(DomainName domain, String id, Duration wait) {
        return purges.get(domain, id).chain(purge -> waiting.until(new AwaitedPurge(purge), wait));
    }

    /** A purge that the edges are to deal with. */
    private final class AwaitedPurge implements Awaited<PurgeRollout> {
        private final RequestedPurge requested;

        AwaitedPurge(RequestedPurge requested) {
            this.requested = requested;
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
            return purges.get(requested.purge().domain(), requested.purge().id())
                    .map(read -> Optional.ofNullable(read.position()));
        }

        @Override
        public PurgeRollout judge(@Nullable Position position) {
            var purge = requested.purge();
            var edges = judgements.ofPurge(position);
            return new PurgeRollout(
                    purge.id(), purge.domain(), judgements.areComplete(edges), judgements.areEverywhere(edges), edges);
        }

        @Override
        public boolean isComplete(PurgeRollout rollout) {
            return rollout.complete();
        }
    }
}
