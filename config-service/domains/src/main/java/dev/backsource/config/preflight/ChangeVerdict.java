package dev.backsource.config.preflight;

import dev.backsource.config.preflight.PreflightFinding.Weight;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of a pre-flight on a domain's next state.
 *
 * @param ports the results
 * @param others the findings of no single port, for the policy that was asked about
 * @param http of the origins whose ports are open
 * @param ages of the results that another item of the request had
 * @param noneBecause why there are no results; null where there are
 * @param refusal of the question; null where it was not refused
 */
record ChangeVerdict(
        List<PreflightPort> ports,
        List<Finding> others,
        List<PreflightHttp> http,
        Map<OriginPort, Duration> ages,
        @Nullable String noneBecause,
        @Nullable RefusedException refusal) {
    /** The most findings that are named; a domain may have 60 ports. */
    private static final int NAMED = 20;

    ChangeVerdict {
        ports = List.copyOf(ports);
        others = List.copyOf(others);
        http = List.copyOf(http);
        ages = Map.copyOf(ages);
    }

    static ChangeVerdict of(List<PreflightPort> ports, List<Finding> others, List<PreflightHttp> http) {
        return new ChangeVerdict(ports, others, http, Map.of(), null, null);
    }

    /** Of results that another item of the request had before {@code now}. */
    static ChangeVerdict kept(Map<OriginPort, SlowPorts.Kept> kept, String host, Instant now) {
        var ports = new ArrayList<PreflightPort>();
        var ages = new HashMap<OriginPort, Duration>();
        kept.forEach((port, result) -> {
            ports.add(PreflightPort.of(port, result.result(), host));
            ages.put(port, result.age(now));
        });
        return new ChangeVerdict(ports, List.of(), List.of(), ages, null, null);
    }

    static ChangeVerdict none(String because) {
        return new ChangeVerdict(List.of(), List.of(), List.of(), Map.of(), because, null);
    }

    /** Without a verdict, since the question was refused. */
    static ChangeVerdict refused(RefusedException refusal) {
        return new ChangeVerdict(List.of(), List.of(), List.of(), Map.of(), refusal.reason(), refusal);
    }

    /** With the results of {@code answer} as well. */
    ChangeVerdict with(Domain after, ProbeRequest request, ProbeAnswer answer, String host) {
        var all = Stream.concat(
                        ports.stream(), request.ports().stream().map(port -> PreflightPort.of(port, answer, host)))
                .toList();
        return new ChangeVerdict(all, answer.findings(), PreflightHttp.of(after, all, answer), ages, null, null);
    }

    /** Whether ports were probed. */
    boolean isMeasured() {
        return noneBecause == null;
    }

    /** The findings about {@code after}, the heaviest first. */
    List<PreflightFinding> findings(Domain after) {
        if (noneBecause != null) {
            return List.of(PreflightFinding.none(noneBecause));
        }
        var needed = after.neededPorts();
        return Stream.of(
                        ports.stream()
                                .filter(port -> port.state() != PortState.OPEN && needed.contains(port.asked()))
                                .map(this::finding),
                        others.stream().map(PreflightFinding::of),
                        http.stream().filter(origin -> origin.reason() != null).map(PreflightFinding::of))
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(PreflightFinding::weight))
                .limit(NAMED)
                .toList();
    }

    private PreflightFinding finding(PreflightPort port) {
        var finding = PreflightFinding.of(port);
        var age = ages.get(port.asked());
        return age == null ? finding : finding.aged(age);
    }

    /**
     * Fails unless the origins would answer {@code after}: with {@link PreflightRefusal}, or as refused where there were too many questions. Remarks
     * don't matter.
     */
    void requireSuccess(Domain after) {
        if (refusal != null && ProblemKind.TOO_MANY_REQUESTS.isOf(refusal)) {
            throw refusal;
        }
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
        return TypeOutcome.working(TypeOutcome.all(after, ports, others))
                .filter(type -> after.contentKinds().stream()
                        .noneMatch(kind -> after.policy().of(kind).equals(ContentPolicy.enabled(type))))
                .map(RedirectType::name)
                .findFirst()
                .map(type -> "Every origin would answer the redirect type " + type)
                .orElse("No redirect type is known to work at every origin");
    }
}
