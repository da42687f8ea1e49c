package dev.backsource.config.api.purges;

import dev.backsource.config.access.Role;
import dev.backsource.config.access.TeamScope;
import dev.backsource.config.purge.Purges;
import dev.backsource.config.purge.RequestedPurge;
import dev.backsource.config.rollout.PurgeRollout;
import dev.backsource.config.rollout.PurgeRollouts;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.limits.RequestSlots;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequests;
import dev.backsource.policy.domain.DomainName;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Purges of a domain: request one, list them, read the progress of the edges. */
@Tag(name = "Purges")
@Path("/api/v1/domains/{name}/purges")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PurgesResource {
    static final String SHORT_PAGES = "A page is cut short, with a next, before its purges exceed 1 MiB";

    private final Purges purges;
    private final PurgeRollouts rollouts;
    private final WriteRequests requests;
    private final Callers callers;
    private final RequestSlots places;

    PurgesResource(
            Purges purges, PurgeRollouts rollouts, WriteRequests requests, Callers callers, RequestSlots places) {
        this.purges = purges;
        this.rollouts = rollouts;
        this.requests = requests;
        this.callers = callers;
        this.places = places;
    }

    @POST
    @Operation(
            operationId = "requestPurge",
            summary = "Purge cached content of a domain at all edges; at most 100 URLs and 100 prefixes")
    @APIResponseSchema(value = PurgeAnswer.class, responseCode = "202")
    @RequestBody(content = @Content(schema = @Schema(ref = "PurgeBody")))
    public Uni<RestResponse<String>> request(
            @RestPath String name, byte[] body, @Context HttpServerRequest http, @Context UriInfo uri) {
        var domain = Parameters.domain(name);
        var scope = JsonBody.read(body, PurgeBody.of(domain));
        var request = requests.read(http, body);
        var purge = purges.request(domain, scope, request.expected(), request.provenance());
        return requests.carryOut(request, purge.map(requested -> accepted(requested, uri)));
    }

    @GET
    @Compressed
    @Operation(
            operationId = "listPurges",
            summary = "List recent purges of a domain, newest first",
            description = SHORT_PAGES + "; a request with page is refused instead")
    public Uni<Page<PurgeAnswer>> list(
            @RestPath String name,
            @RestQuery @Nullable String page,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var violations = new Violations();
        var wanted = PageRequest.read(page, after, size, violations);
        var start = Parameters.after(after, "a purge", violations);
        violations.throwIfAny();
        var domain = Parameters.domain(name);
        var found = start == null
                ? purges.list(domain, seen(domain), wanted.page(), wanted.size())
                : purges.after(domain, seen(domain), start, wanted.size());
        return found.map(slice ->
                wanted.of(slice, purge -> PurgeAnswer.of(purge, rollouts.progress(purge)), PurgeAnswer::id, uri));
    }

    @GET
    @Compressed
    @Path("{id}")
    @Operation(
            operationId = "getPurgeRollout",
            summary = "Get which edges have applied a purge; optionally waits up to 30s for all of them")
    public Uni<PurgeRollout> rollout(@RestPath String name, @RestPath String id, @RestQuery @Nullable String wait) {
        var violations = new Violations();
        var longest = Parameters.duration(wait, violations);
        violations.throwIfAny();
        var domain = Parameters.domain(name);
        var seen = seen(domain);
        return places.waiting(
                callers.request(), callers.current(), longest, () -> rollouts.rollout(domain, seen, id, longest));
    }

    /** Purges from the time when a domain was another team's are not for everybody who sees it now. */
    private TeamScope seen(DomainName domain) {
        return callers.current().scope(Role.VIEWER, domain);
    }

    private static Answer accepted(RequestedPurge requested, UriInfo uri) {
        var answer = PurgeAnswer.of(requested, null);
        var location = uri.getAbsolutePathBuilder().path(answer.id()).build();
        return new Answer(RestResponse.Status.ACCEPTED, null, location, answer);
    }
}
