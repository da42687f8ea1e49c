package dev.backsource.config.api.traffic;

import dev.backsource.config.traffic.Traffic;
import dev.backsource.config.traffic.TrafficHistory;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Parameters;
import io.quarkus.vertx.http.Compressed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Recent traffic of all edges. It concerns no single domain, so it is for callers that see all domains. It is read from memory, on a
 * worker, since the columns of three hours take a moment.
 */
@Tag(name = "Fleet")
@Path("/api/v1/traffic")
@Produces(MediaType.APPLICATION_JSON)
public class TrafficResource {
    private static final int DEFAULT_MINUTES = 60;
    private static final int MAX_MINUTES = 180;

    private final TrafficHistory history;

    TrafficResource(TrafficHistory history) {
        this.history = history;
    }

    @GET
    @Compressed
    @Operation(
            operationId = "readTraffic",
            summary = "Read what the edges did lately, and how long changes took to all of them",
            description =
                    "The instance that answers knows it since it started; for longer there are the metrics of each"
                            + " edge. The columns have a row for each step; a null is a gap and not a zero")
    public Traffic traffic(@RestQuery @Nullable String minutes) {
        var violations = new Violations();
        var wanted = Parameters.integer("minutes", minutes, DEFAULT_MINUTES, 1, MAX_MINUTES, violations);
        violations.throwIfAny();
        return history.latest(wanted);
    }
}
