package dev.backsource.cli.apply.run;

import dev.backsource.cli.outcome.Exit;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * What came of one step.
 *
 * @param revision that the domain has by it; null when it was refused, or there was nothing left to do
 * @param exit {@code OK} when the service has what was wanted
 * @param detail why it was refused, in lines; empty otherwise
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
