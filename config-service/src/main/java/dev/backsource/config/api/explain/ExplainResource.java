package dev.backsource.config.api.explain;

import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.access.places.TenantSlots;
import dev.backsource.config.explain.ExplainQueries;
import dev.backsource.config.explain.ExplainUrl;
import dev.backsource.config.explain.RequestExplanations;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.policy.event.EdgeId;
import dev.backsource.policy.protocol.Scheme;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The target of a request, as answered by the edges. The number of open questions is limited, since every edge answers each. */
@Tag(name = "State")
@Path("/api/v1/explain")
@Produces(MediaType.APPLICATION_JSON)
public class ExplainResource {
    private final ExplainQueries queries;
    private final Callers callers;
    private final TenantSlots places;

    ExplainResource(ExplainQueries queries, Callers callers, SlotRegistry places) {
        this.queries = queries;
        this.callers = callers;
        this.places = places.of(SlotKind.EXPLAINS);
    }

    /** A client that hangs up keeps its slot, since edges work the answers out all the same. */
    @GET
    @Compressed
    @Cancellable(false)
    @Operation(
            operationId = "explainRequest",
            summary = "Query the edges for how they would route a request for a URL, and why; waits up to 2s for them",
            description =
                    "Answers are not authenticated: any client that can write to the answers' topic can impersonate"
                            + " an edge. An edge whose answers differ while the query is open is CONFLICTING.")
    public Uni<RequestExplanations> explain(
            @RestQuery @Nullable String url, @RestQuery @Nullable String scheme, @RestQuery @Nullable String edge) {
        var violations = new Violations();
        var asked = asked(url, violations);
        var client = Parameters.choice("scheme", scheme, Scheme.class, Scheme::uriName, violations);
        var only = edge == null ? null : violations.check("edge", Violation.MALFORMED, () -> EdgeId.require(edge));
        violations.throwIfAny();
        var known = Objects.requireNonNull(asked);
        var caller = callers.current();
        var spoken = client == null ? known.scheme() : client;
        return places.in(caller, () -> queries.explain(caller, known, spoken, only));
    }

    private static @Nullable ExplainUrl asked(@Nullable String url, Violations violations) {
        if (url == null) {
            violations.add("url", Violation.REQUIRED, "must be the URL to explain, percent-encoded");
            return null;
        }
        return violations.check("url", Violation.MALFORMED, () -> ExplainUrl.of(url));
    }
}
