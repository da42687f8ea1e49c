package dev.backsource.config.api.preflight;

import dev.backsource.config.preflight.Preflights;
import dev.backsource.config.preflight.Recommendation;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.query.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What each redirect type would do at a domain's origins, as checked by a prober. */
@Tag(name = "State")
@Path("/api/v1/domains/{name}/recommendation")
@Produces(MediaType.APPLICATION_JSON)
public class RecommendationResource {
    private final Preflights preflights;
    private final Callers callers;

    RecommendationResource(Preflights preflights, Callers callers) {
        this.preflights = preflights;
        this.callers = callers;
    }

    /** A client that hangs up keeps its slot, since the probes go on. */
    @GET
    @Cancellable(false)
    @Operation(
            operationId = "recommendPolicy",
            summary = "Try every redirect type at the origins now, and name the strongest that works; waits up to 5s"
                    + " for a prober",
            description =
                    "Changes nothing. A type works when every port that it needs is open at every origin, as edges"
                            + " would connect. HTTPS is stronger than FOLLOW, and FOLLOW than HTTP.")
    public Uni<Recommendation> recommend(@RestPath String name) {
        return preflights.recommend(callers.current(), Parameters.domain(name));
    }
}
