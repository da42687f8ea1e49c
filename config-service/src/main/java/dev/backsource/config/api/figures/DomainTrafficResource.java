package dev.backsource.config.api.figures;

import dev.backsource.config.figures.DomainTraffic;
import dev.backsource.config.figures.DomainTraffics;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Parameters;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Recent traffic of one domain, from what edges report. */
@Tag(name = "State")
@Path("/api/v1/domains/{name}/traffic")
@Produces(MediaType.APPLICATION_JSON)
public class DomainTrafficResource {
    private static final int DAY = 24 * 60;

    private final DomainTraffics traffics;
    private final Callers callers;

    DomainTrafficResource(DomainTraffics traffics, Callers callers) {
        this.traffics = traffics;
        this.callers = callers;
    }

    @GET
    @Compressed
    @Operation(
            operationId = "readDomainTraffic",
            summary = "Get the recent traffic of a domain: requests, errors, hit ratio, durations, and its changes",
            description = "Steps of 10 s for up to 15 minutes, of 5 minutes for up to a day. Edges report their busiest"
                    + " domains, and for 5 minutes from this request on this one, too. Each column has one value per"
                    + " step; null means no data, not zero. Each instance keeps data since its own start")
    public Uni<DomainTraffic> traffic(@RestPath String name, @RestQuery @Nullable String minutes) {
        var violations = new Violations();
        var wanted = Parameters.integer("minutes", minutes, DAY, 1, DAY, violations);
        violations.throwIfAny();
        return traffics.latest(callers.current(), Parameters.domain(name), wanted);
    }
}
