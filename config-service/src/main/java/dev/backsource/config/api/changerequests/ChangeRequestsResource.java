package dev.backsource.config.api.changerequests;

import dev.backsource.config.changerequests.ChangeKind;
import dev.backsource.config.changerequests.ChangeRequestFilter;
import dev.backsource.config.changerequests.ChangeRequestLists;
import dev.backsource.config.changerequests.ChangeRequestState;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.query.Parameters;
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
        var violations = new Violations();
        var filter = filter(changeKind, state, after, violations);
        var wanted = PageRequest.read(null, size, violations).size();
        violations.throwIfAny();
        var caller = callers.current();
        return lists.all(caller, filter, wanted).chain(found -> answers.of(caller, found, wanted, uri));
    }

    /** The filters of a list, as a client sends them. */
    static ChangeRequestFilter filter(
            @Nullable String kind, @Nullable String state, @Nullable String after, Violations violations) {
        return new ChangeRequestFilter(
                Parameters.choice("changeKind", kind, ChangeKind.class, ChangeKind::word, violations),
                Parameters.choice("state", state, ChangeRequestState.class, ChangeRequestState::word, violations),
                Parameters.after(after, "a change request", violations));
    }
}
