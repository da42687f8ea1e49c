package dev.backsource.edge.explain;

import dev.backsource.edge.proxy.request.RequestedUrl;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.ExplainAnswer.Outcome;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.explanation.Explanation;
import dev.backsource.policy.protocol.Scheme;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The factory of this edge's answers. The edge's position is read before the route is found, so that no answer claims a change that its
 * explanation lacks. The table counts as complete if it is so before and after.
 */
final class ExplainAnswers {
    private final String edge;
    private final BiFunction<RequestedUrl, Scheme, @Nullable Explanation> explanations;
    private final Supplier<PolicyChangePosition> standing;
    private final Clock clock;

    ExplainAnswers(
            String edge,
            BiFunction<RequestedUrl, Scheme, @Nullable Explanation> explanations,
            Supplier<PolicyChangePosition> standing,
            Clock clock) {
        this.edge = edge;
        this.explanations = explanations;
        this.standing = standing;
        this.clock = clock;
    }

    ExplainAnswer to(ExplainRequest request) {
        var before = standing.get();
        var url = RequestedUrl.of(request.url());
        if (url == null) {
            return answer(request, Outcome.REFUSED_URL, before, null);
        }
        var explanation = explanations.apply(url, request.scheme());
        return answer(request, explanation == null ? Outcome.NO_ROUTE : Outcome.EXPLAINED, before, explanation);
    }

    private ExplainAnswer answer(
            ExplainRequest request, Outcome outcome, PolicyChangePosition before, @Nullable Explanation explanation) {
        return new ExplainAnswer(
                request.id(),
                edge,
                outcome,
                clock.instant(),
                before.complete() && standing.get().complete(),
                before.snapshotTakenAt(),
                explanation == null ? null : position(before, explanation.domain()),
                explanation);
    }

    private static @Nullable Long position(PolicyChangePosition before, String domain) {
        return before.positions().get(EventRecords.partitionOf(Topic.POLICY_CHANGES, domain));
    }
}
