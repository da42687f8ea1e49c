package dev.backsource.cli.apply.run;

import dev.backsource.cli.outcome.Exit;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one step.
 *
 * @param revision the domain's new revision; null when the step was refused, or there was nothing left to do
 * @param rollout the id of the progressive rollout that the step began; empty where it changed all requests at once
 * @param exit {@code OK} when the service has the wanted state
 * @param detail the reason for a refusal, in lines; empty otherwise
 */
public record Outcome(DomainName name, @Nullable Long revision, String rollout, Exit exit, String detail) {
    static Outcome done(DomainName name, @Nullable Long revision) {
        return done(name, revision, "");
    }

    static Outcome done(DomainName name, @Nullable Long revision, String rollout) {
        return new Outcome(name, revision, rollout, Exit.OK, "");
    }

    /** The domain's part of a step is done, by a progressive rollout; the rest waits for its end. */
    static Outcome begun(DomainName name, String rollout, String detail) {
        return new Outcome(name, null, rollout, Exit.NOT_IN_TIME, detail);
    }

    static Outcome refused(DomainName name, Exit exit, String detail) {
        return new Outcome(name, null, "", exit, detail);
    }

    public boolean isDone() {
        return exit == Exit.OK;
    }
}
