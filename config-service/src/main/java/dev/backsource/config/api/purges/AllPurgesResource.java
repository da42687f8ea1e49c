package dev.backsource.config.api.purges;

import dev.backsource.config.purge.PurgeFilter;
import dev.backsource.config.purge.PurgeLists;
import dev.backsource.config.rollout.PurgeRollouts;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.policy.domain.DomainName;
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

/** The purges of all domains visible to the caller. */
@Tag(name = "Purges")
@Path("/api/v1/purges")
@Produces(MediaType.APPLICATION_JSON)
public class AllPurgesResource {
    private final PurgeLists purges;
    private final PurgeRollouts rollouts;
    private final Callers callers;

    AllPurgesResource(PurgeLists purges, PurgeRollouts rollouts, Callers callers) {
        this.purges = purges;
        this.rollouts = rollouts;
        this.callers = callers;
    }

    @GET
    @Compressed
    @Operation(
            operationId = "listAllPurges",
            summary = "List recent purges of all domains that you can see, newest first",
            description = "Each with its progress at the edges, by their latest reports. " + PurgesResource.SHORT_PAGES)
    public Uni<Page<PurgeAnswer>> list(
            @RestQuery @Nullable String domain,
            @RestQuery @Nullable String published,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var violations = new Violations();
        var wanted = PageRequest.read(null, size, violations).size();
        var question = new PurgeFilter(
                domain == null ? null : violations.check("domain", Violation.MALFORMED, () -> DomainName.parse(domain)),
                published == null ? null : Parameters.flag("published", published),
                Parameters.after(after, "a purge", violations));
        violations.throwIfAny();
        return purges.latest(callers.current(), question, wanted)
                .map(found -> PageRequest.latest(
                        found.items().stream()
                                .map(purge -> PurgeAnswer.of(purge, rollouts.progress(purge)))
                                .toList(),
                        found.more(),
                        wanted,
                        PurgeAnswer::id,
                        uri));
    }
}
