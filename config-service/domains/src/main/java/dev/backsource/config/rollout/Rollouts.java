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
    private final EdgeProgress progress;
    private final Reconciliation reconciliation;
    private final RolloutWait rolloutWait;

    Rollouts(DomainReader domains, EdgeProgress progress, Reconciliation reconciliation, RolloutWait rolloutWait) {
        this.reconciliation = reconciliation;
        this.domains = domains;
        this.progress = progress;
        this.rolloutWait = rolloutWait;
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
                .chain(publication -> rolloutWait.until(new TrackedRevision(publication), wait));
    }

    /**
     * The present rollout of a revision of a domain that isn't removed.
     *
     * @param position of the revision in the topic; null while it is unpublished
     */
    public Rollout now(DomainName domain, long revision, @Nullable Position position) {
        return now(domain, revision, false, position);
    }

    private Rollout now(DomainName domain, long revision, boolean removed, @Nullable Position position) {
        var edges = progress.ofRevision(domain, revision, removed, position);
        return new Rollout(domain, revision, progress.areComplete(edges), progress.areEverywhere(edges), edges);
    }

    private Uni<Publication> read(DomainName domain, @Nullable Long revision) {
        return revision == null ? domains.latest(domain) : domains.revision(domain, revision);
    }

    /** A revision that the edges have to apply. */
    private final class TrackedRevision implements TrackedEvent<Rollout> {
        private final Publication publication;

        TrackedRevision(Publication publication) {
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
            return now(publication.domain(), publication.revision(), publication.removed(), position);
        }

        @Override
        public boolean isComplete(Rollout rollout) {
            return rollout.complete();
        }
    }
}
