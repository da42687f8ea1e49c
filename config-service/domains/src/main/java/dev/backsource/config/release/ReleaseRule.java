package dev.backsource.config.release;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.teams.TeamRollout;
import dev.backsource.config.access.teams.TeamRollouts;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.progressive.RolloutMode;
import dev.backsource.policy.progressive.RolloutPlan;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The rule for the way of a change, by the choice of its request and the default of the team or, where it has none, of the deployment. */
@Singleton
public final class ReleaseRule {
    private static final ReleaseWay AT_ONCE = new ReleaseWay.AtOnce();

    private final ReleaseDefault ofDeployment;

    /** @throws InvalidValueException when the settings are no plan */
    ReleaseRule(ReleaseSettings settings) {
        this.ofDeployment = new ReleaseDefault(
                settings.rollout(),
                new RolloutPlan(settings.steps(), settings.bake(), settings.outcomes(), settings.patience()));
    }

    /** Settings that are no plan end the start. */
    void start(@Observes StartupEvent event) {}

    /** @param team null for none */
    public Uni<ReleaseDefault> defaultOf(Mutiny.Session session, @Nullable String team) {
        return team == null
                ? Uni.createFrom().item(ofDeployment)
                : TeamRollouts.of(session, team).map(ofDeployment::of);
    }

    /**
     * The way of a change.
     *
     * @return fails with {@link ReleaseRefusal}, or with {@link InvalidValueException} when a rollout is requested of parts alone that no rollout can change
     */
    public Uni<ReleaseWay> way(Mutiny.Session session, ReleasedChange change, Release release) {
        return change.canRollOut() || release.isRollout()
                ? defaultOf(session, change.team()).map(byDefault -> change.way(release, byDefault))
                : Uni.createFrom().item(AT_ONCE);
    }

    /** The domain as all requests follow it once the change is made: without what goes out by a rollout; as it is if the change is refused. */
    public Uni<Domain> atOnce(Mutiny.Session session, ReleasedChange change, Release release) {
        return way(session, change, release)
                .map(change::atOnce)
                .onFailure(ReleaseRule::isRefusal)
                .recoverWithItem(change.before());
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof RefusedException || failure instanceof InvalidValueException;
    }

    /** Requires that the restore of an earlier state, which goes out at once, may do so; fails with {@link ReleaseRefusal}. */
    public Uni<Void> requireRestore(Mutiny.Session session, ReleasedChange restore) {
        if (!restore.canRollOut()) {
            return Uni.createFrom().voidItem();
        }
        return defaultOf(session, restore.team())
                .invoke(byDefault -> {
                    if (!restore.mayGoAtOnce(byDefault)) {
                        throw ReleaseRefusal.ofRestore(restore.after().name());
                    }
                })
                .replaceWithVoid();
    }

    /**
     * As {@link #requireRestore}, for several.
     *
     * @param teams of the domains
     * @return tells which restores are refused
     */
    public Uni<Predicate<ReleasedChange>> refusedRestores(Mutiny.Session session, Set<String> teams) {
        return TeamRollouts.of(session, teams).map(choices -> restore -> !restore.mayGoAtOnce(of(choices, restore)));
    }

    private ReleaseDefault of(Map<String, TeamRollout> choices, ReleasedChange restore) {
        return restore.team() == null
                ? ofDeployment
                : ofDeployment.of(choices.getOrDefault(restore.team(), TeamRollout.NONE));
    }

    /** Requires that a person may end the steps of a rollout with its promotion; fails with {@link ReleaseRefusal}. */
    public Uni<Void> requirePromotion(Mutiny.Session session, DomainName domain, @Nullable String team, Caller caller) {
        return caller.may(Role.ADMINISTRATOR, domain, team)
                ? Uni.createFrom().voidItem()
                : defaultOf(session, team)
                        .invoke(byDefault -> {
                            if (byDefault.mode() == RolloutMode.PROGRESSIVE) {
                                throw ReleaseRefusal.ofPromotion(domain);
                            }
                        })
                        .replaceWithVoid();
    }
}
