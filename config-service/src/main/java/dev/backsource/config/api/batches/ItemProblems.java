package dev.backsource.config.api.batches;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.config.web.problem.Failures;
import dev.backsource.config.web.problem.Problem;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.config.write.StaleRevisionException;
import jakarta.inject.Singleton;

/** The problem with an item of a batch that was not carried out: the same as for the change alone. */
@Singleton
final class ItemProblems {
    private final Failures failures;

    ItemProblems(Failures failures) {
        this.failures = failures;
    }

    /** An item has no header, so the remedy for a stale revision names the item's own field. */
    Problem of(Throwable failure) {
        var refusal = failure instanceof StaleRevisionException stale
                ? Refusal.of(
                        ProblemKind.STALE_REVISION,
                        String.valueOf(stale.getMessage()),
                        Remedy.of(RemedyCode.READ_AND_REPEAT_ITEM, stale.domain()))
                : failures.refusal(failure, "an item of a batch");
        return refusal.problem();
    }
}
