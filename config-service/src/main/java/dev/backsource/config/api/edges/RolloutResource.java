package dev.backsource.config.api.edges;

import dev.backsource.config.rollout.Rollout;
import dev.backsource.config.rollout.Rollouts;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.limits.RequestSlots;
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

/** The edges that have applied a revision of a domain. */
@Tag(name = "State")
@Path("/api/v1/domains/{name}/rollout")
@Produces(MediaType.APPLICATION_JSON)
public class RolloutResource {
    private final Rollouts rollouts;
    private final RequestSlots places;
    private final Callers callers;

    RolloutResource(Rollouts rollouts, RequestSlots places, Callers callers) {
        this.rollouts = rollouts;
        this.places = places;
        this.callers = callers;
    }

    @GET
    @Compressed
    @Operation(
            operationId = "getRollout",
            summary = "Get which edges have applied a revision; optionally waits up to 30s for all of them")
    public Uni<Rollout> rollout(
            @RestPath String name, @RestQuery @Nullable String revision, @RestQuery @Nullable String wait) {
        var violations = new Violations();
        var wanted = Parameters.revision(revision, violations);
        var longest = Parameters.duration(wait, violations);
        violations.throwIfAny();
        var domain = Parameters.domain(name);
        return places.waiting(
                callers.request(), callers.current(), longest, () -> rollouts.rollout(domain, wanted, longest));
    }
}
