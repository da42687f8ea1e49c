package dev.backsource.config.preflight;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.protocol.RedirectType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of a pre-flight on a domain's next state.
 *
 * @param ports the results
 * @param noneBecause why there are none; null where there are
 */
record ChangeVerdict(List<PreflightPort> ports, @Nullable String noneBecause) {
    /** The most findings that are named; a domain may have 60 ports. */
    private static final int NAMED = 20;

    static ChangeVerdict of(List<PreflightPort> ports) {
        return new ChangeVerdict(ports, null);
    }

    static ChangeVerdict none(String because) {
        return new ChangeVerdict(List.of(), because);
    }

    /** The findings about the ports that {@code after} needs, failures first. */
    List<PreflightFinding> findings(Domain after) {
        if (noneBecause != null) {
            return List.of(new PreflightFinding(
                    PreflightFinding.NO_VERDICT, "whether the origins would answer was not checked: " + noneBecause));
        }
        var needed = needed(after).stream()
                .filter(port -> port.state() != PortState.OPEN)
                .sorted((a, b) -> Boolean.compare(a.isUnknown(), b.isUnknown()))
                .map(PreflightFinding::of)
                .toList();
        return needed.subList(0, Math.min(NAMED, needed.size()));
    }

    /** Fails with {@link PreflightRefusal} unless every port that {@code after} needs is open. */
    void requireSuccess(Domain after) {
        var findings = findings(after);
        if (findings.isEmpty()) {
            return;
        }
        var words = findings.stream().map(PreflightFinding::detail).collect(Collectors.joining("; "));
        throw needed(after).stream().anyMatch(PreflightPort::isFailure)
                ? PreflightRefusal.failed(words, alternative(after))
                : PreflightRefusal.noVerdict(words);
    }

    /** The strongest redirect type that works at every origin, in words. */
    private String alternative(Domain after) {
        return TypeOutcome.all(after, ports).stream()
                .filter(outcome -> outcome.state() == TypeOutcome.State.WORKS)
                .map(TypeOutcome::type)
                .map(RedirectType::name)
                .findFirst()
                .map(type -> "the redirect type " + type + " would work at every origin")
                .orElse("no redirect type is known to work at every origin");
    }

    private List<PreflightPort> needed(Domain after) {
        var needed = after.neededPorts();
        return ports.stream().filter(port -> needed.contains(port.asked())).toList();
    }
}
