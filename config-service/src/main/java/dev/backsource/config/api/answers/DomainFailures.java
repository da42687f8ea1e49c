package dev.backsource.config.api.answers;

import dev.backsource.config.access.quotas.QuotaExceededException;
import dev.backsource.config.domain.DomainRefusal;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures about the domain in a request. */
@Singleton
public final class DomainFailures implements FailureMapper {
    /** The domain to be created exists already. */
    public static final ProblemKind DOMAIN_EXISTS =
            new ProblemKind(409, "domain-exists", "The domain already exists", "The domain already exists");

    /** Teams are kept out of each other's names. */
    public static final ProblemKind NAME_TAKEN = new ProblemKind(
            409,
            "name-taken",
            "The name belongs to another team",
            "The name belongs to another team, is covered by its wildcard, or would cover its names");

    /** A team's quota is exhausted. */
    public static final ProblemKind QUOTA_EXCEEDED = new ProblemKind(
            409,
            "quota-exceeded",
            "Quota exceeded",
            "The team's quota is exceeded; detail gives the quota, its limit and its usage");

    /** Nobody weakens a domain alone, where the deployment requires consent. */
    public static final ProblemKind CONSENT_MISSING = new ProblemKind(
            409,
            "consent-missing",
            "The change requires a second person's approval",
            "The change weakens the security towards the origins and requires a second person's approval; detail"
                    + " says how to request it");

    /** The domain in a request doesn't exist, or its caller may not see it. */
    public static final ProblemKind UNKNOWN_DOMAIN = ProblemKind.notFound("unknown-domain", "Domain not found");

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof QuotaExceededException exceeded) {
            return Refusal.of(QUOTA_EXCEEDED, exceeded);
        }
        return failure instanceof DomainRefusal refused ? Refusal.of(kind(refused.kind()), refused) : null;
    }

    private static ProblemKind kind(DomainRefusal.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> UNKNOWN_DOMAIN;
            case EXISTS -> DOMAIN_EXISTS;
            case NAME_TAKEN -> NAME_TAKEN;
            case CONSENT_MISSING -> CONSENT_MISSING;
        };
    }
}
