package dev.backsource.config.explain;

import dev.backsource.config.domain.DomainRefusal;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;

/** Refusals to explain a request. */
final class ExplainRefusal {
    private static final ProblemKind UNAVAILABLE = new ProblemKind(
            503, "explain-unavailable", "The edges can't be queried", ProblemKind.DATABASE_UNAVAILABLE.meaning());

    private static final int RETRY_AFTER_SECONDS = 2;

    private ExplainRefusal() {}

    /** Edges can't be asked now. */
    static RefusedException unavailable(Throwable cause) {
        return UNAVAILABLE
                .refused(
                        "Kafka is unavailable, so the edges can't be queried; try again later",
                        Remedy.of(RemedyCode.ASK_EDGES))
                .retryAfter(RETRY_AFTER_SECONDS)
                .because(cause);
    }

    /** No domain serves the host, or none that is visible to the caller. */
    static RefusedException noDomain(DomainName host) {
        return DomainRefusal.UNKNOWN.refused("no domain that you can see serves " + host);
    }
}
