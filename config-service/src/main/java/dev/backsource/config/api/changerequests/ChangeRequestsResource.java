package dev.backsource.config.api.changerequests;

import dev.backsource.config.changerequests.ChangeRequestLists;
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

/** The change requests of all domains, for their reviewers. */
@Tag(name = "Change requests")
@Path("/api/v1/change-requests")
@Produces(MediaType.APPLICATION_JSON)
public class ChangeRequestsResource {
    private final ChangeRequestLists lists;
    private final ChangeRequestAnswers answers;
    private final Callers callers;

    ChangeRequestsResource(ChangeRequestLists lists, ChangeRequestAnswers answers, Callers callers) {
        this.lists = lists;
        this.answers = answers;
        this.callers = callers;
    }

    @GET
    @Compressed
    @Operation(
            operationId = "listAllChangeRequests",
            summary = "List the change requests of the domains that you can see, newest first",
            description = "A page is cut short, with a next, before the requested states and those of the domains"
                    + " exceed 2 MiB")
    public Uni<Page<ChangeRequestAnswer>> list(
            @RestQuery @Nullable String changeKind,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var wanted = ChangeRequestPage.read(changeKind, state, after, size);
        var caller = callers.current();
        return lists.all(caller, wanted.filter(), wanted.size()).chain(found -> answers.of(caller, found, wanted, uri));
    }
}
