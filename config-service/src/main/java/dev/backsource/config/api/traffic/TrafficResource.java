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
            summary = "Get recent edge traffic and propagation times of changes",
            description = "Each instance keeps data since its own start; use the edges' metrics for longer ranges. Each"
                    + " column has one value per step; null means no data, not zero")
    public Traffic traffic(@RestQuery @Nullable String minutes) {
        var violations = new Violations();
        var wanted = Parameters.integer("minutes", minutes, DEFAULT_MINUTES, 1, MAX_MINUTES, violations);
        violations.throwIfAny();
        return history.latest(wanted);
    }
}
