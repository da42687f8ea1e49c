package dev.backsource.config.api.answers;

import dev.backsource.config.access.quotas.QuotaExceededException;
import dev.backsource.config.domain.ConsentMissingException;
import dev.backsource.config.domain.DomainExistsException;
import dev.backsource.config.domain.NameTakenException;
import dev.backsource.config.domain.UnknownDomainException;
import dev.backsource.config.web.problem.KnownFailures;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures about the domain in a request. */
@Singleton
public final class DomainFailures implements KnownFailures {
    /** The domain to be created exists already. */
    public static final ProblemKind DOMAIN_EXISTS =
            new ProblemKind(409, "domain-exists", "The domain exists already", "The domain exists already");

    /** Teams are kept out of each other's names. */
    public static final ProblemKind NAME_TAKEN = new ProblemKind(
            409,
            "name-taken",
            "The name is another team's, or lies among its names",
            "The name is another team's, or lies below a wildcard of another team, or above names of one");

    /** A team's quota is exhausted. */
    public static final ProblemKind QUOTA_EXCEEDED = new ProblemKind(
            409,
            "quota-exceeded",
            "The team would have more than it may",
            "The team would have more than it may; detail names the quota, how much it allows and how much is used");

    /** Nobody weakens a domain alone, where the deployment requires consent. */
    public static final ProblemKind CONSENT_MISSING = new ProblemKind(
            409,
            "consent-missing",
            "The change takes a second person's consent",
            "The change weakens the way to the origins, which takes a second person's consent; detail says how to ask for it");

    /** The domain in a request doesn't exist, or its caller may not see it. */
    public static final ProblemKind UNKNOWN_DOMAIN = ProblemKind.notFound("unknown-domain", "There is no such domain");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof UnknownDomainException unknown) {
            return Refusal.of(UNKNOWN_DOMAIN, unknown);
        }
        if (failure instanceof NameTakenException taken) {
            return Refusal.of(NAME_TAKEN, taken);
        }
        if (failure instanceof QuotaExceededException exceeded) {
            return Refusal.of(QUOTA_EXCEEDED, exceeded);
        }
        if (failure instanceof ConsentMissingException missing) {
            return Refusal.of(CONSENT_MISSING, missing);
        }
        return failure instanceof DomainExistsException exists ? Refusal.of(DOMAIN_EXISTS, exists) : null;
    }
}
