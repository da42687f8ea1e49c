package dev.backsource.config.api.preflight;

import dev.backsource.config.preflight.Preflight;
import dev.backsource.config.preflight.PreflightPolicy;
import dev.backsource.config.preflight.Preflights;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Whether the ports that a policy would need are open, as checked by a prober. */
@Tag(name = "State")
@Path("/api/v1/domains/{name}/preflight")
@Produces(MediaType.APPLICATION_JSON)
public class PreflightResource {
    private final Preflights preflights;
    private final Callers callers;

    PreflightResource(Preflights preflights, Callers callers) {
        this.preflights = preflights;
        this.callers = callers;
    }

    /** A client that hangs up keeps its slot, since the probes go on. */
    @GET
    @Cancellable(false)
    @Operation(
            operationId = "preflight",
            summary = "Probe now the ports that a policy would need; waits up to 5s for a prober",
            description = "Changes nothing. Each port is probed once, as edges would connect to it; the states under"
                    + " health require several consecutive probes. Answers are not authenticated: any client that"
                    + " can write to the probers' topic can answer.")
    public Uni<Preflight> preflight(
            @RestPath String name,
            @RestQuery("static") @Nullable String forStatic,
            @RestQuery("dynamic") @Nullable String forDynamic) {
        var domain = Parameters.domain(name);
        var violations = new Violations();
        var ofStatic = asked("static", forStatic, violations);
        var ofDynamic = asked("dynamic", forDynamic, violations);
        violations.throwIfAny();
        return preflights.preflight(callers.current(), domain, ofStatic, ofDynamic);
    }

    private static @Nullable PreflightPolicy asked(String kind, @Nullable String value, Violations violations) {
        return Parameters.choice(kind, value, PreflightPolicy.ALL, PreflightPolicy::word, violations);
    }
}
