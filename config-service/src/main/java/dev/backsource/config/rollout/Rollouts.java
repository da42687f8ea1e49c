package dev.backsource.config.rollout;

import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.Publication;
import dev.backsource.config.outbox.Position;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rollout of revisions. */
@ApplicationScoped
public class Rollouts {
    private final DomainReader domains;
    private final Judgements judgements;
    private final Waiting waiting;

    Rollouts(DomainReader domains, Judgements judgements, Waiting waiting) {
        this.domains = domains;
        this.judgements = judgements;
        this.waiting = waiting;
    }

    /**
     * The rollout of a revision, answered as soon as it is complete and otherwise when {@code wait} is over.
     *
     * @param revision null for the latest
     * @return fails when there is no such domain or revision
     */
    public Uni<Rollout> rollout(DomainName domain, @Nullable Long revision, Duration wait) {
        return read(domain, revision).chain(publication -> waiting.until(new AwaitedRevision(publication), wait));
    }

    private Uni<Publication> read(DomainName domain, @Nullable Long revision) {
        return revision == null ? domains.latest(domain) : domains.revision(domain, revision);
    }

    /** A revision that the edges are to apply. */
    private final class AwaitedRevision implements Awaited<Rollout> {
        private final Publication publication;

        AwaitedRevision(Publication publication) {
            this.publication = publication;
        }

        @Override
        public String eventId() {
            return publication.eventId();
        }

        @Override
        public @Nullable Position position() {
            return publication.position();
        }

        @Override
        public Uni<Optional<Position>> readPosition() {
            return domains.revision(publication.domain(), publication.revision())
                    .map(read -> Optional.ofNullable(read.position()));
        }

        @Override
        public Rollout judge(@Nullable Position position) {
            var edges = judgements.ofRevision(position);
            return new Rollout(publication.domain(), publication.revision(), judgements.areComplete(edges), edges);
        }

        @Override
        public boolean isComplete(Rollout rollout) {
            return rollout.complete();
        }
    }
}
