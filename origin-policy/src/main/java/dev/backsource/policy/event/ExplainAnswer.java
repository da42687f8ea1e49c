package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.explanation.Explanation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An edge's explanation of the way of a request, the value on {@link Topic#EXPLAIN_ANSWERS}.
 *
 * @param request the {@link ExplainRequest#id} that it answers
 * @param edge the edge's id, also the record's key
 * @param answeredAt by the edge's clock
 * @param complete whether the edge has a table to serve by; else it may not know all domains yet
 * @param snapshotTakenAt the time of the snapshot that the edge serves from; null when it serves routes read from Kafka
 * @param position the offset of the last record of {@link Topic#POLICY_CHANGES} that the edge has processed in the domain's partition; null where it
 *     has read none, and where it found no domain
 * @param explanation null unless {@code outcome} says that there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplainAnswer(
        @JsonProperty(required = true) String request,
        @JsonProperty(required = true) String edge,
        @JsonProperty(required = true) Outcome outcome,
        @JsonProperty(required = true) Instant answeredAt,
        @JsonProperty(required = true) boolean complete,
        @Nullable Instant snapshotTakenAt,
        @Nullable Long position,
        @Nullable Explanation explanation)
        implements Answer {
    /** The largest answer that is read, in bytes: more than the longest URL with the most origins takes. */
    public static final int MAX_BYTES = 64 * 1024;

    public ExplainAnswer {
        QuestionId.require(request, "request");
        EdgeId.require(edge);
        InvalidValueException.require(outcome, "outcome");
        InvalidValueException.require(answeredAt, "answeredAt");
        if ((outcome == Outcome.EXPLAINED) != (explanation != null)) {
            throw new InvalidValueException("explanation must be present if and only if outcome is EXPLAINED");
        }
    }

    /** The result of a question. */
    public enum Outcome {
        EXPLAINED,
        /** No domain of the edge covers the host. */
        NO_ROUTE,
        /** The edge would refuse a request for that URL. */
        REFUSED_URL
    }
}
