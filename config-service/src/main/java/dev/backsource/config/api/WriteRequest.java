package dev.backsource.config.api;

import dev.backsource.config.domain.ExpectedRevision;
import jakarta.ws.rs.HeaderParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers of a write. */
public final class WriteRequest {
    @HeaderParam("If-Match")
    @Nullable
    List<String> ifMatch;

    @HeaderParam("traceparent")
    @Nullable
    String traceparent;

    ExpectedRevision expected() {
        return EntityTags.expected(ifMatch);
    }

    String trace() {
        return Traces.of(traceparent);
    }

    /** For a creation: what does not exist has no revision that could match. */
    void refuseExpectation() {
        if (ifMatch != null && !ifMatch.isEmpty()) {
            throw InvalidRequestException.of(
                    "If-Match",
                    Violation.INVALID,
                    "a domain that is only being created has no revision; leave If-Match out");
        }
    }
}
