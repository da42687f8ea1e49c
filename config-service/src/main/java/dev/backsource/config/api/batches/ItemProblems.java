package dev.backsource.config.api.batches;

import dev.backsource.config.database.DatabaseFailures;
import dev.backsource.config.domain.UnknownDomainException;
import dev.backsource.config.web.problem.Problem;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.write.StaleRevisionException;
import dev.backsource.policy.InvalidValueException;
import org.jboss.logging.Logger;

/** Why an item of a batch was not carried out, as the same change alone would be answered. */
final class ItemProblems {
    private static final Logger LOG = Logger.getLogger(ItemProblems.class);

    private ItemProblems() {}

    static Problem of(Throwable failure) {
        if (failure instanceof UnknownDomainException unknown) {
            return Problem.of(ProblemKind.UNKNOWN_DOMAIN, unknown);
        }
        if (failure instanceof StaleRevisionException stale) {
            return Problem.of(
                    ProblemKind.STALE_REVISION,
                    "the domain is at revision " + stale.current()
                            + "; read it, and send the item again with that as its expectedRevision");
        }
        if (failure instanceof InvalidValueException invalid) {
            return Problem.of(invalid);
        }
        if (DatabaseFailures.isUnavailable(failure)) {
            return Problem.of(ProblemKind.DATABASE_UNAVAILABLE, "nothing was changed, or it is not known; try again");
        }
        LOG.error("an item of a batch failed", failure);
        return Problem.of(ProblemKind.INTERNAL_ERROR, "the failure is in the service's log");
    }
}
