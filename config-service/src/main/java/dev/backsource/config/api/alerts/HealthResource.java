package dev.backsource.config.api.alerts;

import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.figures.EdgeFindings;
import dev.backsource.config.health.DomainHealth;
import dev.backsource.config.health.PortStates;
import dev.backsource.config.web.caller.Callers;
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

/** The states of a domain's ports, as the probers report them, and findings of edges. */
@Tag(name = "State")
@Path("/api/v1/domains/{name}/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    private final DomainReader domains;
    private final PortStates portStates;
    private final EdgeFindings edges;
    private final Callers callers;

    HealthResource(DomainReader domains, PortStates portStates, EdgeFindings edges, Callers callers) {
        this.domains = domains;
        this.portStates = portStates;
        this.edges = edges;
        this.callers = callers;
    }

    @GET
    @Compressed
    @Operation(operationId = "getHealth", summary = "Get the states of the origin ports that a domain needs")
    public Uni<DomainHealth> health(@RestPath String name) {
        var domain = Parameters.domain(name);
        var caller = callers.current();
        return domains.get(domain)
                .chain(state -> edges.of(caller, domain, state.team())
                        .map(found -> portStates.of(state).with(found)));
    }
}
