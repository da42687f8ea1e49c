package dev.backsource.config.api.edges;

import dev.backsource.config.edges.Edge;
import dev.backsource.config.edges.Edges;
import dev.backsource.config.silence.Silences;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequests;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The edges, read from memory; only for a caller that acts for a team is the database queried, for the owners of the domains in the edges'
 * reports.
 */
@Tag(name = "Fleet")
@Path("/api/v1/edges")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class EdgesResource {
    private static final byte[] NO_BODY = {};

    private final Edges edges;
    private final VisibleEdges seen;
    private final Silences silences;
    private final Callers callers;
    private final WriteRequests requests;

    EdgesResource(Edges edges, VisibleEdges seen, Silences silences, Callers callers, WriteRequests requests) {
        this.edges = edges;
        this.seen = seen;
        this.silences = silences;
        this.callers = callers;
        this.requests = requests;
    }

    /** All edges. */
    public record EdgeList(List<Edge> items) {}

    @GET
    @Compressed
    @Operation(operationId = "listEdges", summary = "List the edges")
    public Uni<EdgeList> edges() {
        var lagging = silences.lagging();
        return seen.by(callers.current(), edges.all())
                .map(some -> some.stream()
                        .map(edge -> edge.lagging(lagging.get(edge.edge())))
                        .toList())
                .map(EdgeList::new);
    }

    @DELETE
    @Path("{edge}")
    @Operation(operationId = "removeEdge", summary = "Remove a decommissioned edge; it reappears when it reports again")
    @APIResponse(responseCode = "204", description = "Removed")
    public Uni<RestResponse<String>> remove(@RestPath String edge, @Context HttpServerRequest http) {
        var request = requests.read(http, NO_BODY);
        request.refuseExpectation("an edge has no revision; omit If-Match");
        return requests.carryOutElsewhere(request, edges.remove(edge).replaceWith(Answer.NO_CONTENT));
    }
}
