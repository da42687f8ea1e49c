package dev.backsource.config.api;

import dev.backsource.config.domain.ExpectedRevision;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Objects;

/** What the headers of a write say. */
final class WriteRequest {
    private final HttpHeaders headers;

    WriteRequest(HttpHeaders headers) {
        this.headers = headers;
    }

    /**
     * Which revision it is meant for.
     *
     * @throws InvalidRequestException when {@code If-Match} is malformed
     */
    ExpectedRevision expected() {
        return EntityTags.expected(ifMatch());
    }

    String trace() {
        return Traces.of(headers.getHeaderString("traceparent"));
    }

    /** For a creation: what does not exist has no revision that could match. */
    void refuseExpectation() {
        if (!ifMatch().isEmpty()) {
            throw InvalidRequestException.of(
                    "If-Match",
                    Violation.INVALID,
                    "a domain that is only being created has no revision; leave If-Match out");
        }
    }

    private List<String> ifMatch() {
        return Objects.requireNonNullElse(headers.getRequestHeader(HttpHeaders.IF_MATCH), List.of());
    }
}
