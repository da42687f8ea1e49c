package dev.backsource.edge.explain;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.proxy.request.RequestedUrl;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.event.ExplainAnswer.Outcome;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.explanation.Explanation;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes this edge's answers. */
@Singleton
final class ExplainAnswers {
    private final String edge;
    private final Explanations explanations;
    private final RoutingProgress progress;

    ExplainAnswers(EdgeSettings settings, Explanations explanations, RoutingProgress progress) {
        this.edge = settings.id();
        this.explanations = explanations;
        this.progress = progress;
    }

    ExplainAnswer to(ExplainRequest request) {
        var url = RequestedUrl.of(request.url());
        if (url == null) {
            return answer(request, Outcome.REFUSED_URL, null);
        }
        var explanation = explanations.of(url, request.scheme());
        return answer(request, explanation == null ? Outcome.NO_ROUTE : Outcome.EXPLAINED, explanation);
    }

    private ExplainAnswer answer(ExplainRequest request, Outcome outcome, @Nullable Explanation explanation) {
        var snapshot = progress.snapshot();
        return new ExplainAnswer(
                request.id(),
                edge,
                outcome,
                Instant.now(),
                progress.isComplete(),
                snapshot == null ? null : snapshot.takenAt(),
                explanation == null ? null : position(explanation.domain()),
                explanation);
    }

    private @Nullable Long position(String domain) {
        return progress.appliedOffsets().get(EventRecords.partitionOf(Topic.POLICY_CHANGES, domain));
    }
}
