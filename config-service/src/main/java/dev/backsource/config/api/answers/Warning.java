package dev.backsource.config.api.answers;

import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.preflight.PreflightFinding;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.MixedSchemes;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Weakening;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.RouteDecision;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A permitted, but probably unintended state of a domain.
 *
 * @param code the kind of warning; stable, for programs
 * @param detail the consequence, for people
 */
public record Warning(String code, String detail) {
    static final String CUSTOM_PORT_IGNORED = "custom-port-ignored";
    static final String NO_PRIMARY_ORIGIN = "no-primary-origin";
    static final String SETTING_RESET = "setting-reset";
    static final String MIXED_SCHEMES = "mixed-schemes";
    static final String DYNAMIC_POLICY_IGNORED = "dynamic-policy-ignored";

    static final String ROLLOUT_REPLACED = "rollout-replaced";
    static final String ROLLOUT_GOES_ON = "rollout-goes-on";
    static final String ROLLOUT_STARTED = "progressive-rollout-started";
    static final String EXCEPTION_OVER = "exception-over";
    static final String EXCEPTION_ENDS = "exception-ends";

    /** All warnings that hold for the domain in any deployment; those of a deployment are {@link AccessWarnings}'. */
    static List<Warning> of(Domain domain, Instant now) {
        return Stream.of(
                        domain.origins().stream()
                                .filter(Origin::hasCustomPort)
                                .flatMap(origin -> ofOrigin(domain, origin)),
                        ofSchemes(domain),
                        noPrimary(domain),
                        ofDynamicPolicy(domain),
                        ofException(domain.originTls(), now))
                .flatMap(Function.identity())
                .toList();
    }

    /**
     * The warnings of a change that weakens the protection of the origins, by the same rule as consent, and of one that only sets or shortens the end of an
     * exception from verification.
     *
     * @param before null when there was no such domain
     */
    public static List<Warning> ofChange(@Nullable Domain before, Domain after) {
        var weakenings = Weakening.details(before, after);
        return Stream.concat(
                        weakenings.entrySet().stream()
                                .map(weakening -> new Warning(weakening.getKey().code(), weakening.getValue())),
                        weakenings.containsKey(Weakening.UNVERIFIED) ? Stream.of() : ofEnd(before, after))
                .toList();
    }

    /** The warning that a write ended the domain's progressive rollout, or that it left one of other values under way. */
    public static List<Warning> ofRollout(WriteResult written) {
        if (written.leftRollout() != null) {
            return List.of(new Warning(
                    ROLLOUT_GOES_ON,
                    "the write changed nothing, so the domain's progressive rollout goes on, whose promotion sets the values that"
                            + " it tries; abort it to keep the present ones"));
        }
        return written.endedRollout() == null
                ? List.of()
                : List.of(new Warning(
                        ROLLOUT_REPLACED,
                        "the domain was in a progressive rollout, which this change ended; its candidate is not"
                                + " applied"));
    }

    /** The warning that a change goes out by the progressive rollout that the write began. */
    static List<Warning> ofBegunRollout(WriteResult written) {
        return written.beganRollout()
                ? List.of(new Warning(
                        ROLLOUT_STARTED,
                        "the change goes out by a progressive rollout: a share of the resources takes it first, and all"
                                + " others follow the present settings until its promotion"))
                : List.of();
    }

    /** The warnings by the findings of a pre-flight. */
    public static List<Warning> ofFindings(List<PreflightFinding> findings) {
        return findings.stream()
                .map(finding -> new Warning(finding.code(), finding.detail()))
                .toList();
    }

    private static Stream<Warning> ofEnd(@Nullable Domain before, Domain after) {
        var end = after.originTls().unverifiedUntil();
        return end == null || (before != null && end.equals(before.originTls().unverifiedUntil()))
                ? Stream.of()
                : Stream.of(new Warning(
                        EXCEPTION_ENDS,
                        "from " + end + " on, edges verify certificates of origins, and refuse those that they don't"
                                + " trust"));
    }

    private static Stream<Warning> ofException(OriginTls tls, Instant now) {
        return tls.verification() == OriginTls.Verification.NONE && tls.verifies(now)
                ? Stream.of(new Warning(
                        EXCEPTION_OVER,
                        "verification NONE ended at " + tls.unverifiedUntil() + " (unverifiedUntil), so edges verify"
                                + " certificates; set a later end, or verification FULL"))
                : Stream.of();
    }

    private static Stream<Warning> ofDynamicPolicy(Domain domain) {
        return domain.policy().dynamic().enabled()
                        && !domain.dynamicAcceleration().enabled()
                ? Stream.of(new Warning(
                        DYNAMIC_POLICY_IGNORED,
                        "the policy for dynamic content has no effect while dynamic acceleration is off, since all"
                                + " content is static; enable dynamic acceleration to use it"))
                : Stream.empty();
    }

    private static Stream<Warning> ofSchemes(Domain domain) {
        return MixedSchemes.in(domain)
                ? Stream.of(new Warning(
                        MIXED_SCHEMES,
                        "some origins use HTTPS and others HTTP; an edge never fails over from HTTPS to HTTP within"
                                + " a request. Set port 443 for all origins, or enable the policy"))
                : Stream.empty();
    }

    private static Stream<Warning> noPrimary(Domain domain) {
        return domain.origins().stream().anyMatch(origin -> origin.priority() == OriginPriority.PRIMARY)
                ? Stream.empty()
                : Stream.of(new Warning(
                        NO_PRIMARY_ORIGIN, "all origins are SECONDARY; edges use them as primaries, without failover"));
    }

    private static Stream<Warning> ofOrigin(Domain domain, Origin origin) {
        return domain.contentKinds().stream()
                .filter(kind -> ignoresPort(domain, kind, origin))
                .map(kind -> customPortIgnored(domain, kind, origin));
    }

    /** A granted port that is also the origin's own is used all the same. */
    private static boolean ignoresPort(Domain domain, ContentKind kind, Origin origin) {
        var policy = domain.policy().of(kind);
        return policy.enabled()
                && RouteDecision.neededTargets(policy, domain.grantedPorts(), origin.port()).stream()
                        .noneMatch(target -> target.port() == origin.port());
    }

    private static Warning customPortIgnored(Domain domain, ContentKind kind, Origin origin) {
        var used = RouteDecision.neededTargets(domain.policy().of(kind), domain.grantedPorts(), origin.port()).stream()
                .map(target -> target.scheme().name() + " " + target.port())
                .toList();
        return new Warning(
                CUSTOM_PORT_IGNORED,
                "port " + origin.port() + " of origin " + origin.address() + " is ignored for "
                        + kind.name().toLowerCase(Locale.ROOT) + " content while the policy is enabled; edges use "
                        + String.join(" and ", used));
    }
}
