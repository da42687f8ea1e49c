package dev.backsource.config.audit;

import jakarta.inject.Singleton;

/** A round of the audit's queue at a test's command: what happened is in the audit at once, and not a second later. */
@Singleton
public class AuditRound {
    private final AuditQueue queue;

    AuditRound(AuditQueue queue) {
        this.queue = queue;
    }

    /** Writes the waiting entries. Those that can't be written stay for the queue's own round. */
    public void now() {
        queue.flush().onFailure().recoverWithItem(0).await().indefinitely();
    }
}
