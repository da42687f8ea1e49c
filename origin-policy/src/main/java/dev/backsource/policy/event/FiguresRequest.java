package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import java.time.Instant;

/**
 * A request to all edges to report one domain's figures for a while, the value on {@link Topic#FIGURES_REQUESTS}. Edges respond with the domain in
 * their next reports ({@link DomainFigures}).
 *
 * @param id also the record's key; a {@link QuestionId}
 * @param domain its name, wildcards as {@code *.example.com}
 * @param seconds how long an edge reports the domain from the request's arrival on: 1 to {@link #MAX_SECONDS}
 * @param deadline the time after which edges ignore the request
 */
public record FiguresRequest(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) String domain,
        @JsonProperty(required = true) int seconds,
        @JsonProperty(required = true) Instant deadline)
        implements Question {
    public static final int MAX_SECONDS = 600;
    /** The largest request that is read, in bytes. */
    public static final int MAX_BYTES = 4 * 1024;

    public FiguresRequest {
        QuestionId.require(id, "id");
        DomainName.parse(InvalidValueException.require(domain, "domain"));
        InvalidValueException.require(deadline, "deadline");
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw new InvalidValueException("seconds is not from 1 to " + MAX_SECONDS);
        }
    }
}
