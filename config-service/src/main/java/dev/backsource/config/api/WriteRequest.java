package dev.backsource.config.api;

import dev.backsource.config.domain.ExpectedRevision;
import dev.backsource.config.domain.Provenance;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Objects;

/**
 * What the headers of a write say.
 *
 * @param ifMatch the lines of {@code If-Match}
 * @param provenance who makes it, and in which trace
 */
record WriteRequest(List<String> ifMatch, Provenance provenance) {

    static WriteRequest of(HttpHeaders headers, Operators operators) {
        List<String> ifMatch = Objects.requireNonNullElse(headers.getRequestHeader(HttpHeaders.IF_MATCH), List.of());
        var trace = Traces.of(headers.getHeaderString("traceparent"));
        return new WriteRequest(ifMatch, new Provenance(trace, operators.of(headers)));
    }

    /**
     * Which revision it is meant for.
     *
     * @throws InvalidRequestException when {@code If-Match} is malformed
     */
    ExpectedRevision expected() {
        return EntityTags.expected(ifMatch);
    }

    /** For a creation: what does not exist has no revision that could match. */
    void refuseExpectation() {
        if (!ifMatch.isEmpty()) {
            throw InvalidRequestException.of(
                    "If-Match",
                    Violation.INVALID,
                    "a domain that is only being created has no revision; leave If-Match out");
        }
    }
}
