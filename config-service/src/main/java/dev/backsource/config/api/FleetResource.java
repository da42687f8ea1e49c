package dev.backsource.config.api;

import dev.backsource.config.health.Alerts;
import dev.backsource.config.rollout.Edge;
import dev.backsource.config.rollout.Edges;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.OriginAlert;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What holds across domains: the edges and the alerts. Read from memory. */
@Tag(name = "Fleet")
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class FleetResource {
    private static final byte[] NO_BODY = {};

    private final Edges edges;
    private final Alerts alerts;
    private final WriteRequests requests;

    FleetResource(Edges edges, Alerts alerts, WriteRequests requests) {
        this.edges = edges;
        this.alerts = alerts;
        this.requests = requests;
    }

    /** All edges. */
    public record EdgeList(List<Edge> items) {}

    @GET
    @Path("edges")
    @Operation(operationId = "listEdges", summary = "List the edges")
    public EdgeList edges() {
        return new EdgeList(edges.all());
    }

    @DELETE
    @Path("edges/{edge}")
    @Operation(
            operationId = "removeEdge",
            summary = "Forget an edge that was taken out of service; it is back when it reports again")
    @APIResponse(responseCode = "204", description = "Forgotten")
    public Uni<RestResponse<String>> remove(@RestPath String edge, @Context HttpServerRequest http) {
        var request = requests.read(http, NO_BODY);
        request.refuseExpectation("an edge has no revision; leave If-Match out");
        return requests.carryOutElsewhere(request, edges.remove(edge).replaceWith(Answer.NO_CONTENT));
    }

    @GET
    @Path("alerts")
    @Operation(operationId = "listAlerts", summary = "List the alerts, the latest to start first")
    public Page<OriginAlert> alerts(
            @RestQuery @Nullable String domain,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String page,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var violations = new Violations();
        var wantedDomain =
                domain == null ? null : violations.check("domain", Violation.MALFORMED, () -> DomainName.parse(domain));
        var wantedKind = Parameters.choice("kind", kind, AlertKind.class, AlertKind::kebabName, violations);
        var wantedStatus = Parameters.choice("status", status, AlertStatus.class, AlertStatus::name, violations);
        var wanted = PageRequest.read(page, size, violations);
        violations.throwIfAny();
        var found = alerts.all(alert -> (wantedDomain == null || alert.domain().equals(wantedDomain))
                && (wantedKind == null || alert.kind() == wantedKind)
                && (wantedStatus == null || alert.status() == wantedStatus));
        return wanted.of(found, uri);
    }
}
