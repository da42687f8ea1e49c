package dev.backsource.config.web.audit;

import dev.backsource.config.audit.AuditEntry;
import dev.backsource.config.audit.AuditQueue;
import dev.backsource.config.web.problem.Problem;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.DomainName;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Records the outcome of each change in a request for several. */
@Singleton
public final class ItemAudit {
    private final AuditQueue queue;
    private final Clock clock;

    ItemAudit(AuditQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Records a change by itself, unless it has its entry already, as every effective change has.
     *
     * @param provenance of the change alone
     * @param problem the reason for a refusal; null when the change wasn't refused
     */
    public void note(Provenance provenance, DomainName domain, int status, @Nullable Problem problem) {
        if (problem == null && provenance.request().isNoted()) {
            return;
        }
        queue.add(AuditEntry.of(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                provenance.caller(),
                provenance.request(),
                domain.value(),
                null,
                status,
                problem == null ? null : problem.type(),
                provenance.traceparent()));
    }
}
