package dev.backsource.config.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.edges.Edge;
import dev.backsource.policy.event.ExplainAnswer;
import dev.backsource.policy.explanation.Explanation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One edge's explanation of a request.
 *
 * @param edge its id
 * @param reportAgeMs the time since this service last received a report of it, in milliseconds
 * @param answeredAt by the edge's clock; null without an answer
 * @param complete whether the edge has a routing table to serve by; null without an answer
 * @param snapshotTakenAt the time of the snapshot that it serves from; null when it serves from the topic
 * @param position the offset of the last policy change in the domain's partition that it has processed; null when it reports none
 * @param explanation null without one, when it is hidden, or when another answer in the edge's name differs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EdgeExplanation(
        String edge,
        ExplainState state,
        long reportAgeMs,
        @Nullable Instant answeredAt,
        @Nullable Boolean complete,
        @Nullable Instant snapshotTakenAt,
        @Nullable Long position,
        @Nullable Explanation explanation) {

    /** The explanation of an edge without an answer, or with conflicting ones. */
    static EdgeExplanation without(Edge edge, ExplainState why) {
        return new EdgeExplanation(edge.edge(), why, edge.reportAgeMs(), null, null, null, null, null);
    }

    static EdgeExplanation of(Edge edge, ExplainAnswer answer) {
        return new EdgeExplanation(
                edge.edge(),
                switch (answer.outcome()) {
                    case EXPLAINED -> ExplainState.EXPLAINED;
                    case NO_ROUTE -> ExplainState.NO_ROUTE;
                    case REFUSED_URL -> ExplainState.REFUSED_URL;
                },
                edge.reportAgeMs(),
                answer.answeredAt(),
                answer.complete(),
                answer.snapshotTakenAt(),
                answer.position(),
                answer.explanation());
    }

    /** The same for a domain that is invisible to the caller: only the fact that there is an answer. */
    EdgeExplanation hidden() {
        return new EdgeExplanation(edge, ExplainState.HIDDEN, reportAgeMs, answeredAt, complete, null, null, null);
    }
}
