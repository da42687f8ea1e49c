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

/** Notes what came of each of several changes that one request asks for. */
@Singleton
public final class ItemAudit {
    private final AuditQueue queue;
    private final Clock clock;

    ItemAudit(AuditQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Notes a change by itself, unless it has its entry already, as one that changed something has with the change.
     *
     * @param provenance of the change alone
     * @param problem why it was refused; null when it wasn't
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
