package dev.backsource.config.api.ports;

import dev.backsource.config.ports.PortRequestLists;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.query.Page;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Requests for custom ports, for administrators to decide. */
@Tag(name = "Ports")
@Path("/api/v1/port-requests")
@Produces(MediaType.APPLICATION_JSON)
public class PortRequestsResource {
    private final PortRequestLists lists;
    private final PortRequestAnswers answers;
    private final Callers callers;

    PortRequestsResource(PortRequestLists lists, PortRequestAnswers answers, Callers callers) {
        this.lists = lists;
        this.answers = answers;
        this.callers = callers;
    }

    @GET
    @Compressed
    @Operation(
            operationId = "listPortRequestsToDecide",
            summary = "List the port requests of the domains that you administer, newest first",
            description = "Each with the domain's origins and the states of their ports")
    public Uni<Page<PortRequestAnswer>> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var wanted = PortRequestPage.read(state, after, size);
        var caller = callers.current();
        return lists.administered(caller, wanted.state(), wanted.after(), wanted.size() + 1)
                .chain(found -> answers.of(caller, found))
                .map(found -> wanted.of(found, uri));
    }
}
