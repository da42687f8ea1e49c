package dev.backsource.config.domain;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Weakening;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refusals to read, create, change or remove a domain. */
public final class DomainRefusal {
    public static final ProblemKind EXISTS =
            new ProblemKind(409, "domain-exists", "The domain already exists", "The domain already exists");

    /** Teams are kept out of each other's names. The refusal tells neither which of these, nor the team. */
    public static final ProblemKind NAME_TAKEN = new ProblemKind(
            409,
            "name-taken",
            "The name belongs to another team",
            "The name belongs to another team, is covered by its wildcard, or would cover its names");

    /** Nobody weakens a domain alone, where the deployment requires consent. */
    public static final ProblemKind CONSENT_MISSING = new ProblemKind(
            409,
            "consent-missing",
            "The change requires a second person's approval",
            "The change weakens the security towards the origins and requires a second person's approval; detail"
                    + " says how to request it");

    /** The domain was never created or was removed, or the caller may not see it. */
    public static final ProblemKind UNKNOWN = ProblemKind.notFound("unknown-domain", "Domain not found");

    /** A domain tries one candidate at a time. */
    public static final ProblemKind ROLLOUT_UNDER_WAY = new ProblemKind(
            409,
            "rollout-under-way",
            "The domain is in a progressive rollout",
            "The domain is already in a progressive rollout");

    /** A change without an effect can't be tried. */
    public static final ProblemKind NOTHING_CHANGES = new ProblemKind(
            409, "nothing-changes", "The domain already has this state", "The domain already has the requested state");

    private DomainRefusal() {}

    public static RefusedException unknown(DomainName name) {
        return UNKNOWN.refused("there is no domain " + name, Remedy.of(RemedyCode.ADD_DOMAIN, name));
    }

    public static RefusedException exists(DomainName name) {
        return EXISTS.refused(
                "domain " + name + " already exists", Remedy.of(RemedyCode.CHANGE_OR_REMOVE_DOMAIN, name));
    }

    public static RefusedException nameTaken(DomainName name) {
        return NAME_TAKEN.refused(
                name + " belongs to another team, is covered by its wildcard, or would cover its names; ask an"
                        + " administrator to add it");
    }

    static RefusedException rolloutUnderWay(DomainName name) {
        return ROLLOUT_UNDER_WAY.refused(
                "domain " + name + " is in a progressive rollout", Remedy.of(RemedyCode.END_ROLLOUT, name));
    }

    static RefusedException nothingChanges(DomainName name) {
        return NOTHING_CHANGES.refused("domain " + name + " already has the requested state");
    }

    /** @param brief the exceptions from verification that require no approval; null where these don't matter */
    static RefusedException consentMissing(DomainName name, Set<Weakening> found, @Nullable Brief brief) {
        return CONSENT_MISSING.refused(text(found, brief), Remedy.of(RemedyCode.REQUEST_CHANGE, name));
    }

    /** @param refused of the change at once */
    static RefusedException consentMissingToRollOut(DomainName name, Throwable refused) {
        return CONSENT_MISSING.refused(
                ((RefusedException) refused).reason(), Remedy.of(RemedyCode.REQUEST_ROLLOUT, name));
    }

    /** A name that doesn't exist has no change requests. */
    static RefusedException consentMissingToAdd(DomainName name, Set<Weakening> found, @Nullable Brief brief) {
        return CONSENT_MISSING.refused(text(found, brief), Remedy.of(RemedyCode.ADD_DOMAIN_AND_REQUEST_CHANGE, name));
    }

    /** The wildcard may be another team's, so it isn't named. */
    static RefusedException consentMissingToRemove(DomainName name, Set<Weakening> found) {
        return CONSENT_MISSING.refused(
                "a wildcard above " + name + " would serve its requests, and " + text(found, null),
                Remedy.of(RemedyCode.REQUEST_CHANGE_BEFORE_REMOVAL, name));
    }

    /**
     * The exceptions from verification that require no approval.
     *
     * @param latest their latest end
     * @param isPast whether that end lies in the past, so that there are no more of them for the present
     */
    record Brief(Instant latest, boolean isPast) {
        private String text() {
            var end = latest.truncatedTo(ChronoUnit.SECONDS);
            return isPast
                    ? "; verification NONE required no approval until " + end
                            + " only, 24 hours after the beginning of the"
                            + " last exceptions from verification of this name or a wildcard above it"
                    : "; only verification NONE until " + end + " or earlier (unverifiedUntil) requires no approval";
        }
    }

    private static String text(Set<Weakening> found, @Nullable Brief brief) {
        var prospects = found.stream().map(Weakening::prospect).collect(Collectors.joining(", and "));
        return found.equals(Set.of(Weakening.UNVERIFIED)) && brief != null ? prospects + brief.text() : prospects;
    }
}
