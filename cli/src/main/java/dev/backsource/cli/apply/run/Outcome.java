package dev.backsource.cli.apply.run;

import dev.backsource.cli.outcome.Exit;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one step.
 *
 * @param revision the domain's new revision; null when the step was refused, or there was nothing left to do
 * @param exit {@code OK} when the service has the wanted state
 * @param detail the reason for a refusal, in lines; empty otherwise
 */
public record Outcome(DomainName name, @Nullable Long revision, Exit exit, String detail) {
    static Outcome done(DomainName name, @Nullable Long revision) {
        return new Outcome(name, revision, Exit.OK, "");
    }

    static Outcome refused(DomainName name, Exit exit, String detail) {
        return new Outcome(name, null, exit, detail);
    }

    public boolean isDone() {
        return exit == Exit.OK;
    }
}
