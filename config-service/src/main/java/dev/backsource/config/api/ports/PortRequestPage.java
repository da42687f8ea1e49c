package dev.backsource.config.api.ports;

import dev.backsource.config.ports.PortRequestState;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.query.Parameters;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of requests for ports.
 *
 * @param state null for any
 * @param after the request after which the page begins; null for the latest
 */
record PortRequestPage(
        @Nullable PortRequestState state, @Nullable UUID after, int size) {
    /** @throws dev.backsource.config.web.problem.InvalidRequestException with every violation */
    static PortRequestPage read(@Nullable String state, @Nullable String after, @Nullable String size) {
        var violations = new Violations();
        var page = new PortRequestPage(
                Parameters.choice("state", state, PortRequestState.class, PortRequestState::word, violations),
                Parameters.after(after, "a request", violations),
                PageRequest.read(null, size, violations).size());
        violations.throwIfAny();
        return page;
    }

    /** This page; {@code found} has one more request where there is another page. */
    Page<PortRequestAnswer> of(List<PortRequestAnswer> found, UriInfo uri) {
        return PageRequest.latest(found, size, PortRequestAnswer::id, uri);
    }
}
