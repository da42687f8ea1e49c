package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.explanation.Explanation;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to edges for the way of a request for a URL, the value on {@link Topic#EXPLAIN_REQUESTS}.
 *
 * @param id repeated by answers, also the record's key: 1 to 64 letters, digits and hyphens
 * @param url at most {@link Explanation#MAX_URL_LENGTH} characters
 * @param scheme the client's
 * @param deadline the time after which nobody waits for an answer any more
 * @param edge the id of the only edge to answer; null for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplainRequest(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) String url,
        @JsonProperty(required = true) Scheme scheme,
        @JsonProperty(required = true) Instant deadline,
        @Nullable String edge)
        implements Question {
    /** The largest question that is read, in bytes: more than the longest URL takes. */
    public static final int MAX_BYTES = 16 * 1024;

    public ExplainRequest {
        QuestionId.require(id, "id");
        if (InvalidValueException.require(url, "url").length() > Explanation.MAX_URL_LENGTH) {
            throw new InvalidValueException("url has more than " + Explanation.MAX_URL_LENGTH + " characters");
        }
        InvalidValueException.require(scheme, "scheme");
        InvalidValueException.require(deadline, "deadline");
        if (edge != null) {
            EdgeId.require(edge);
        }
    }

    /** Whether the question is for {@code other}. */
    public boolean asks(String other) {
        return edge == null || edge.equals(other);
    }
}
