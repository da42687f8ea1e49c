package dev.backsource.config.api.progressive;

import dev.backsource.config.progressive.RolloutLists;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
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

/** The progressive rollouts of all domains. */
@Tag(name = "Progressive rollouts")
@Path("/api/v1/progressive-rollouts")
@Produces(MediaType.APPLICATION_JSON)
public class RolloutsResource {
    private final RolloutLists lists;
    private final RolloutAnswers answers;
    private final Callers callers;

    RolloutsResource(RolloutLists lists, RolloutAnswers answers, Callers callers) {
        this.lists = lists;
        this.answers = answers;
        this.callers = callers;
    }

    @GET
    @Compressed
    @Operation(
            operationId = "listAllProgressiveRollouts",
            summary = "List the progressive rollouts of the domains that you can see, newest first")
    public Uni<Page<ProgressiveRolloutAnswer>> list(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var violations = new Violations();
        var filter = RolloutFilters.read(state, after, violations);
        var wanted = PageRequest.read(null, size, violations).size();
        violations.throwIfAny();
        return lists.all(callers.current(), filter, wanted).map(found -> answers.page(found, wanted, uri));
    }
}
