package dev.backsource.config.rollout;

import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.Publication;
import dev.backsource.config.outbox.Position;
import dev.backsource.config.reconciliation.Reconciliation;
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
    private final Reconciliation reconciliation;
    private final Waiting waiting;

    Rollouts(DomainReader domains, Judgements judgements, Reconciliation reconciliation, Waiting waiting) {
        this.reconciliation = reconciliation;
        this.domains = domains;
        this.judgements = judgements;
        this.waiting = waiting;
    }

    /**
     * The rollout of a revision, returned as soon as it is complete and otherwise after {@code wait}.
     *
     * @param revision null for the latest
     * @return fails when there is no such domain or revision
     */
    public Uni<Rollout> rollout(DomainName domain, @Nullable Long revision, Duration wait) {
        var committed = reconciliation.committed(domain);
        return read(domain, revision)
                .invoke(publication -> {
                    if (committed.follows(publication.latest())) {
                        reconciliation.historyWentBack();
                    }
                })
                .chain(publication -> waiting.until(new AwaitedRevision(publication), wait));
    }

    /**
     * The present rollout of a revision of known position.
     *
     * @param position of the revision in the topic; null while it is unpublished
     */
    public Rollout now(DomainName domain, long revision, @Nullable Position position) {
        var edges = judgements.ofRevision(domain, revision, position);
        return new Rollout(domain, revision, judgements.areComplete(edges), judgements.areEverywhere(edges), edges);
    }

    private Uni<Publication> read(DomainName domain, @Nullable Long revision) {
        return revision == null ? domains.latest(domain) : domains.revision(domain, revision);
    }

    /** A revision that the edges have to apply. */
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
            return now(publication.domain(), publication.revision(), position);
        }

        @Override
        public boolean isComplete(Rollout rollout) {
            return rollout.complete();
        }
    }
}
