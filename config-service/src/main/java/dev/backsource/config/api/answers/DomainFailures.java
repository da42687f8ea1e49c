package dev.backsource.config.api.answers;

import dev.backsource.config.domain.DomainExistsException;
import dev.backsource.config.domain.UnknownDomainException;
import dev.backsource.config.web.problem.KnownFailures;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures of the domain that a request names. */
@Singleton
public final class DomainFailures implements KnownFailures {
    /** There is already what a request would create. */
    public static final ProblemKind DOMAIN_EXISTS =
            new ProblemKind(409, "domain-exists", "The domain exists already", "The domain exists already");

    private static final ProblemKind UNKNOWN_DOMAIN = ProblemKind.notFound("unknown-domain", "There is no such domain");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof UnknownDomainException unknown) {
            return Refusal.of(UNKNOWN_DOMAIN, unknown);
        }
        return failure instanceof DomainExistsException exists ? Refusal.of(DOMAIN_EXISTS, exists) : null;
    }
}
