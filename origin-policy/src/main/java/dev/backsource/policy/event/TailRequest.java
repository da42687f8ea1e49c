package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to all edges for the access log of one domain for a while, the value on {@link Topic#TAIL_REQUESTS}. Edges respond with {@link TailLines}; a later
 * request of the same tail prolongs it.
 *
 * @param id also the record's key; a {@link QuestionId}
 * @param tail repeated by responses; a {@link QuestionId}
 * @param domain its name, wildcards as {@code *.example.com}
 * @param statusClass the first digit of the wanted statuses, 1 to 5; null for all
 * @param sample the share of the requests that are wanted, above 0 and up to 1
 * @param linesPerSecond the most lines of an edge in a second, 1 to {@link #MAX_LINES_PER_SECOND}; null for the most
 * @param seconds how long edges respond, from the request's arrival on: 1 to {@link #MAX_SECONDS}
 * @param deadline the time after which edges ignore the request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TailRequest(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) String tail,
        @JsonProperty(required = true) String domain,
        @Nullable Integer statusClass,
        @JsonProperty(required = true) double sample,
        @Nullable Integer linesPerSecond,
        @JsonProperty(required = true) int seconds,
        @JsonProperty(required = true) Instant deadline)
        implements Question {
    public static final int MAX_SECONDS = 60;
    public static final int MAX_LINES_PER_SECOND = 100;
    /** The largest request that is read, in bytes. */
    public static final int MAX_BYTES = 4 * 1024;

    private static final int MAX_CLASS = 5;

    public TailRequest {
        QuestionId.require(id, "id");
        QuestionId.require(tail, "tail");
        DomainName.parse(InvalidValueException.require(domain, "domain"));
        InvalidValueException.require(deadline, "deadline");
        if (statusClass != null && (statusClass < 1 || statusClass > MAX_CLASS)) {
            throw new InvalidValueException("statusClass is not from 1 to " + MAX_CLASS);
        }
        if (!(sample > 0 && sample <= 1)) {
            throw new InvalidValueException("sample is not above 0 and up to 1");
        }
        if (linesPerSecond != null && (linesPerSecond < 1 || linesPerSecond > MAX_LINES_PER_SECOND)) {
            throw new InvalidValueException("linesPerSecond is not from 1 to " + MAX_LINES_PER_SECOND);
        }
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw new InvalidValueException("seconds is not from 1 to " + MAX_SECONDS);
        }
    }
}
