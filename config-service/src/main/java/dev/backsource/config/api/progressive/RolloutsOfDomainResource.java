package dev.backsource.config.api.progressive;

import dev.backsource.config.access.Role;
import dev.backsource.config.access.TeamScope;
import dev.backsource.config.api.answers.ChangeOptions;
import dev.backsource.config.preflight.PreflightChecks;
import dev.backsource.config.progressive.RolloutLists;
import dev.backsource.config.progressive.RolloutWrites;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.config.web.write.WriteRequests;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.PreparedWrite;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
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

/** Progressive rollouts of a domain: begin, list, read, pause, resume, promote, abort. */
@Tag(name = "Progressive rollouts")
@Path("/api/v1/domains/{name}/progressive-rollouts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RolloutsOfDomainResource {
    private final RolloutWrites writes;
    private final RolloutLists lists;
    private final RolloutAnswers answers;
    private final WriteRequests requests;
    private final Callers callers;
    private final PreflightChecks checks;

    RolloutsOfDomainResource(
            RolloutWrites writes,
            RolloutLists lists,
            RolloutAnswers answers,
            WriteRequests requests,
            Callers callers,
            PreflightChecks checks) {
        this.writes = writes;
        this.lists = lists;
        this.answers = answers;
        this.requests = requests;
        this.callers = callers;
        this.checks = checks;
    }

    @POST
    @Operation(
            operationId = "startProgressiveRollout",
            summary = "Start a progressive rollout of a change, which a share of the requests to origins tries first",
            description = "Each step is a revision of the domain. Any other change of the domain ends the rollout. A"
                    + " change that requires approval can't be rolled out progressively. A deployment has up to 256"
                    + " rollouts under way, a team up to 64, a domain one")
    @APIResponseSchema(value = ProgressiveRolloutAnswer.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewRolloutBody")))
    public Uni<RestResponse<String>> start(
            @RestPath String name,
            @RestQuery @Nullable String dryRun,
            @RestQuery @Nullable String preflight,
            byte[] body,
            @Context HttpServerRequest http,
            @Context UriInfo uri) {
        var request = requests.read(http, body);
        var wanted = JsonBody.read(body, NewRolloutBody.TYPE);
        var options = ChangeOptions.read(dryRun, preflight);
        var check = checks.ofChange(request.caller(), options.preflight());
        var beginning = writes.begin(
                        Parameters.domain(name),
                        wanted.plan(),
                        request.expected(),
                        request.provenance(),
                        wanted.edit(),
                        check)
                .naming(field -> NewRolloutBody.PARTS_FIELD + "." + field)
                .map(begun -> answers.begun(begun, uri.getAbsolutePath(), check.findings()));
        return options.dryRun()
                ? requests.tryOut(request, new PreparedWrite.Ready<>(beginning), check::hasAsked)
                : requests.carryOut(request, beginning);
    }

    @GET
    @Compressed
    @Operation(
            operationId = "listProgressiveRollouts",
            summary = "List the progressive rollouts of a domain, newest first")
    public Uni<Page<ProgressiveRolloutAnswer>> list(
            @RestPath String name,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var violations = new Violations();
        var filter = RolloutFilters.read(state, after, violations);
        var wanted = PageRequest.read(null, size, violations).size();
        violations.throwIfAny();
        var domain = Parameters.domain(name);
        return lists.of(domain, seen(domain), filter, wanted).map(found -> answers.page(found, wanted, uri));
    }

    @GET
    @Path("{rollout}")
    @Operation(
            operationId = "getProgressiveRollout",
            summary = "Get a progressive rollout, its counts at all edges, and the open conditions of its next step")
    public Uni<ProgressiveRolloutAnswer> get(@RestPath String name, @RestPath String rollout) {
        var domain = Parameters.domain(name);
        return lists.get(domain, seen(domain), rollout).chain(answers::of);
    }

    @POST
    @Path("{rollout}/pause")
    @Operation(operationId = "pauseProgressiveRollout", summary = "Pause a progressive rollout, which keeps its share")
    @APIResponseSchema(value = ProgressiveRolloutAnswer.class, responseCode = "200")
    @RequestBody(required = false, content = @Content(schema = @Schema(ref = "RolloutReasonBody")))
    public Uni<RestResponse<String>> pause(
            @RestPath String name, @RestPath String rollout, byte[] body, @Context HttpServerRequest http) {
        return move(name, rollout, body, http, writes::pause);
    }

    @POST
    @Path("{rollout}/resume")
    @Operation(
            operationId = "resumeProgressiveRollout",
            summary = "Resume a paused progressive rollout, or a frozen one, which requires an administrator")
    @APIResponseSchema(value = ProgressiveRolloutAnswer.class, responseCode = "200")
    @RequestBody(required = false, content = @Content(schema = @Schema(ref = "RolloutReasonBody")))
    public Uni<RestResponse<String>> resume(
            @RestPath String name, @RestPath String rollout, byte[] body, @Context HttpServerRequest http) {
        return move(name, rollout, body, http, writes::resume);
    }

    @POST
    @Path("{rollout}/promote")
    @Operation(
            operationId = "promoteProgressiveRollout",
            summary = "Apply the candidate of a progressive rollout to all requests at once",
            description = "Requires an administrator while the rollout is frozen")
    @APIResponseSchema(value = ProgressiveRolloutAnswer.class, responseCode = "200")
    @RequestBody(required = false, content = @Content(schema = @Schema(ref = "RolloutReasonBody")))
    public Uni<RestResponse<String>> promote(
            @RestPath String name, @RestPath String rollout, byte[] body, @Context HttpServerRequest http) {
        return move(name, rollout, body, http, writes::promote);
    }

    @POST
    @Path("{rollout}/abort")
    @Operation(
            operationId = "abortProgressiveRollout",
            summary = "End a progressive rollout, with the domain as it was before")
    @APIResponseSchema(value = ProgressiveRolloutAnswer.class, responseCode = "200")
    @RequestBody(required = false, content = @Content(schema = @Schema(ref = "RolloutReasonBody")))
    public Uni<RestResponse<String>> abort(
            @RestPath String name, @RestPath String rollout, byte[] body, @Context HttpServerRequest http) {
        return move(name, rollout, body, http, writes::abort);
    }

    @FunctionalInterface
    private interface Move {
        Write<RolloutWrites.Moved> of(
                DomainName name,
                String rollout,
                @Nullable String reason,
                ExpectedRevision expected,
                Provenance provenance);
    }

    private Uni<RestResponse<String>> move(
            String name, String rollout, byte[] body, HttpServerRequest http, Move move) {
        var request = requests.read(http, body);
        var reason = RolloutReasonBody.read(body);
        var moved = move.of(Parameters.domain(name), rollout, reason, request.expected(), request.provenance());
        return requests.carryOut(request, moved.map(answers::moved));
    }

    /** Rollouts from the time when a domain was another team's are not for everybody who sees it now. */
    private TeamScope seen(DomainName domain) {
        return callers.current().scope(Role.VIEWER, domain);
    }
}
