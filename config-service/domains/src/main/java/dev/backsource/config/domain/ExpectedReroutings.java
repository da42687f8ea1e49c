package dev.backsource.config.domain;

import dev.backsource.config.database.Sessions;
import dev.backsource.config.masschange.MassChangeHolders;
import dev.backsource.config.release.Release;
import dev.backsource.config.release.ReleaseRule;
import dev.backsource.config.release.ReleasedChange;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.masschange.MassChange;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells before a request of several changes which of them will count for a mass change, as {@link DomainChange} counts them when they are made. */
@Singleton
public final class ExpectedReroutings {
    private final Sessions sessions;
    private final ReleaseRule releases;
    private final MassChangeHolders holders;

    ExpectedReroutings(Sessions sessions, ReleaseRule releases, MassChangeHolders holders) {
        this.sessions = sessions;
        this.releases = releases;
        this.holders = holders;
    }

    /**
     * For whom a change counts; empty where it reroutes nothing at once, goes out by a progressive rollout, or may not go out as it is to.
     *
     * @param next the domain after the change
     */
    public Uni<Optional<String>> holder(DomainState present, Domain next, Provenance provenance, Release release) {
        var caller = provenance.caller();
        var change = new ReleasedChange(present.domain(), present.prospect(), next, present.team(), caller);
        return sessions.read(session -> releases.atOnce(session, change, release))
                .map(atOnce -> MassChange.reroutes(present.domain(), atOnce)
                        ? Optional.of(holders.of(caller, present.team()))
                        : Optional.empty());
    }
}
