package dev.backsource.config.api;

import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.health.DomainHealth;
import dev.backsource.config.health.PortStates;
import dev.backsource.config.rollout.Rollout;
import dev.backsource.config.rollout.Rollouts;
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

/** What the other services say of a domain: its rollout and its ports. */
@Tag(name = "State")
@Path("/api/v1/domains/{name}")
@Produces(MediaType.APPLICATION_JSON)
public class DomainViewsResource {
    private final DomainReader domains;
    private final Rollouts rollouts;
    private final PortStates portStates;

    DomainViewsResource(DomainReader domains, Rollouts rollouts, PortStates portStates) {
        this.domains = domains;
        this.rollouts = rollouts;
        this.portStates = portStates;
    }

    @GET
    @Path("rollout")
    @Operation(
            operationId = "getRollout",
            summary = "Read which edges have applied a revision; waits up to 30s for all of them when asked to")
    public Uni<Rollout> rollout(
            @RestPath String name, @RestQuery @Nullable String revision, @RestQuery @Nullable String wait) {
        var violations = new Violations();
        var wanted = Parameters.revision(revision, violations);
        var longest = Parameters.duration(wait, violations);
        violations.throwIfAny();
        return rollouts.rollout(Parameters.domain(name), wanted, longest);
    }

    @GET
    @Path("health")
    @Operation(operationId = "getHealth", summary = "Read the states of the ports that a domain needs at its origins")
    public Uni<DomainHealth> health(@RestPath String name) {
        return domains.get(Parameters.domain(name)).map(portStates::of);
    }
}
