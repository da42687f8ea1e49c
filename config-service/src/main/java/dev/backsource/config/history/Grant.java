package dev.backsource.config.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.ports.PortRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The request for the custom ports that a revision grants.
 *
 * @param request the id of the request
 * @param reason of the request
 * @param comment of the administrator who granted it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Grant(
        String request,
        String requestedBy,
        Instant requestedAt,
        String reason,
        @Nullable String comment) {
    static Grant of(PortRequest request) {
        return new Grant(
                request.id(), request.requestedBy(), request.requestedAt(), request.reason(), request.comment());
    }
}
