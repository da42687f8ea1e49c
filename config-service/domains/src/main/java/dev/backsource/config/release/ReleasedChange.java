package dev.backsource.config.release;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.release.ReleaseWay.AtOnce;
import dev.backsource.config.release.ReleaseWay.ByRollout;
import dev.backsource.config.release.ReleaseWay.UnderWay;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Weakening;
import dev.backsource.policy.origin.RequestWays;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.RolloutMode;
import org.jspecify.annotations.Nullable;

/**
 * A change of an existing domain that is to go out.
 *
 * @param before the domain; of one that is in a progressive rollout, the baseline
 * @param prospect the domain as that rollout makes it; {@code before} where it is in none
 * @param team of the domain; null for none
 */
public record ReleasedChange(
        Domain before,
        Domain prospect,
        Domain after,
        @Nullable String team,
        Caller caller) {
    private static final ReleaseWay AT_ONCE = new AtOnce();
    private static final ReleaseWay UNDER_WAY = new UnderWay();

    /** Whether it changes how back-to-origin requests are made, so that a progressive rollout can try it. */
    boolean canRollOut() {
        return Candidate.isBetween(before, after);
    }

    /**
     * The way of the change.
     *
     * @throws RefusedException when it would have to go out at once, or faster than by default, and the caller may not do that, or when the parts that no rollout can change would by themselves
     *     send requests another way
     * @throws InvalidValueException when a rollout is requested of parts alone that no rollout can change
     */
    ReleaseWay way(Release release, ReleaseDefault byDefault) {
        if (release.isRollout()) {
            return byRollout(release, byDefault);
        }
        if (!canRollOut()) {
            return AT_ONCE;
        }
        var mode = release.mode() == null ? byDefault.mode() : release.mode();
        if (mode == RolloutMode.IMMEDIATE) {
            if (!mayGoAtOnce(byDefault)) {
                throw ReleaseRefusal.ofChange(after.name());
            }
            return AT_ONCE;
        }
        if (after.equals(prospect)) {
            return UNDER_WAY;
        }
        return byRollout(release, byDefault);
    }

    private ByRollout byRollout(Release release, ReleaseDefault byDefault) {
        var baseline = baseline();
        if (!RequestWays.areAlike(before, baseline)
                || !Weakening.of(before, baseline).isEmpty()) {
            throw ReleaseRefusal.ofParts(after.name());
        }
        var plan = release.plan().over(byDefault.plan());
        if (!plan.isNoFasterThan(byDefault.plan()) && !mayGoAtOnce(byDefault)) {
            throw ReleaseRefusal.ofPlan(after.name(), byDefault.plan());
        }
        return new ByRollout(plan, baseline, Candidate.of(baseline, after));
    }

    /** The domain as all requests follow it once the change is made, whatever becomes of its rollout. */
    Domain atOnce(ReleaseWay way) {
        if (way instanceof ByRollout byRollout) {
            return byRollout.baseline();
        }
        return way instanceof UnderWay ? before : after;
    }

    /** Where changes go out progressively by default, one that goes out at once, or faster than that, takes an administrator of the domain. */
    boolean mayGoAtOnce(ReleaseDefault byDefault) {
        return byDefault.mode() == RolloutMode.IMMEDIATE
                || !canRollOut()
                || caller.may(Role.ADMINISTRATOR, after.name(), team);
    }

    /** The domain with the changed parts that no rollout can change. */
    private Domain baseline() {
        var baseline = after;
        for (var part : Candidate.PARTS) {
            baseline = withPresent(baseline, part);
        }
        return baseline;
    }

    private <T> Domain withPresent(Domain domain, Part<T> part) {
        return domain.with(part, before.get(part));
    }
}
