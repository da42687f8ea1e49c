package dev.backsource.config.preflight;

import dev.backsource.config.preflight.PreflightFinding.Weight;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of a pre-flight on a domain's next state.
 *
 * @param ports the results
 * @param others the findings of no single port, for the policy that was asked about
 * @param noneBecause why there are no results; null where there are
 */
record ChangeVerdict(
        List<PreflightPort> ports,
        List<Finding> others,
        @Nullable String noneBecause) {
    /** The most findings that are named; a domain may have 60 ports. */
    private static final int NAMED = 20;

    static ChangeVerdict of(List<PreflightPort> ports, List<Finding> others) {
        return new ChangeVerdict(ports, others, null);
    }

    static ChangeVerdict none(String because) {
        return new ChangeVerdict(List.of(), List.of(), because);
    }

    /** The findings about {@code after}, the heaviest first. */
    List<PreflightFinding> findings(Domain after) {
        if (noneBecause != null) {
            return List.of(PreflightFinding.none(noneBecause));
        }
        var needed = after.neededPorts();
        return Stream.concat(
                        ports.stream()
                                .filter(port -> port.state() != PortState.OPEN && needed.contains(port.asked()))
                                .map(PreflightFinding::of),
                        others.stream().map(PreflightFinding::of))
                .sorted(Comparator.comparing(PreflightFinding::weight))
                .limit(NAMED)
                .toList();
    }

    /** Fails with {@link PreflightRefusal} unless the origins would answer {@code after}. Remarks don't matter. */
    void requireSuccess(Domain after) {
        var against = findings(after).stream()
                .filter(finding -> finding.weight() != Weight.REMARK)
                .toList();
        if (against.isEmpty()) {
            return;
        }
        var words = against.stream().map(PreflightFinding::detail).collect(Collectors.joining(" "));
        throw against.get(0).weight() == Weight.FAILURE
                ? PreflightRefusal.failed(words, alternative(after))
                : PreflightRefusal.noVerdict(words);
    }

    /** The strongest redirect type that works at every origin, in words; not one of the refused policies, even where its ports are open. */
    private String alternative(Domain after) {
        return TypeOutcome.all(after, ports).stream()
                .filter(outcome -> outcome.state() == TypeOutcome.OutcomeState.WORKS)
                .map(TypeOutcome::type)
                .filter(type -> after.contentKinds().stream()
                        .noneMatch(kind -> after.policy().of(kind).equals(ContentPolicy.enabled(type))))
                .map(RedirectType::name)
                .findFirst()
                .map(type -> "Every origin would answer the redirect type " + type)
                .orElse("No redirect type is known to work at every origin");
    }
}
