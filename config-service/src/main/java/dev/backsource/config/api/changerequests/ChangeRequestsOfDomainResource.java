package dev.backsource.config.api.changerequests;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.TeamScope;
import dev.backsource.config.api.answers.ConfirmedDomains;
import dev.backsource.config.api.answers.PreflightChoice;
import dev.backsource.config.changerequests.ChangeRequest;
import dev.backsource.config.changerequests.ChangeRequestLists;
import dev.backsource.config.changerequests.ChangeRequests;
import dev.backsource.config.preflight.PreflightChecks;
import dev.backsource.config.preflight.PreflightTime;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequest;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Change requests of a domain: create, list, read, decide. */
@Tag(name = "Change requests")
@Path("/api/v1/domains/{name}/change-requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ChangeRequestsOfDomainResource {
    private final ChangeRequests changes;
    private final ChangeRequestLists lists;
    private final ChangeRequestAnswers answers;
    private final WriteRequests requests;
    private final PreflightChecks checks;
    private final Callers callers;

    ChangeRequestsOfDomainResource(
            ChangeRequests changes,
            ChangeRequestLists lists,
            ChangeRequestAnswers answers,
            WriteRequests requests,
            Callers callers,
            PreflightChecks checks) {
        this.checks = checks;
        this.changes = changes;
        this.lists = lists;
        this.answers = answers;
        this.requests = requests;
        this.callers = callers;
    }

    @POST
    @Operation(
            operationId = "requestChange",
            summary = "Request a change of a domain, for another person's decision",
            description = "Of each kind, a domain has up to 20 open requests, 5 of them by one person, and up to 50 a"
                    + " day, 20 of them by one person. A request for ports is open for 90 days, one for parts for 7")
    @APIResponseSchema(value = ChangeRequestAnswer.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(ref = "ChangeRequestBody")))
    public Uni<RestResponse<String>> request(
            @RestPath String name, byte[] body, @Context HttpServerRequest http, @Context UriInfo uri) {
        var request = requests.read(http, body);
        var wanted = JsonBody.read(body, ChangeRequestBody.TYPE);
        var requested = changes.request(
                Parameters.domain(name), wanted.change(), wanted.reason(), request.expected(), request.provenance());
        return requests.carryOut(
                request,
                requested.map(made -> new Answer(
                        RestResponse.Status.CREATED,
                        null,
                        uri.getAbsolutePathBuilder().path(made.id()).build(),
                        ChangeRequestAnswer.of(made))));
    }

    @GET
    @Compressed
    @Operation(
            operationId = "listChangeRequests",
            summary = "List the change requests of a domain, newest first",
            description = "A page is cut short, with a next, before the requested states and those of the domains"
                    + " exceed 2 MiB")
    public Uni<Page<ChangeRequestAnswer>> list(
            @RestPath String name,
            @RestQuery @Nullable String changeKind,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var violations = new Violations();
        var filter = ChangeRequestsResource.filter(changeKind, state, after, violations);
        var wanted = PageRequest.read(null, size, violations).size();
        violations.throwIfAny();
        var domain = Parameters.domain(name);
        var caller = callers.current();
        return lists.of(domain, seen(caller, domain), filter, wanted)
                .chain(found -> answers.of(caller, found, wanted, uri));
    }

    @GET
    @Path("{request}")
    @Operation(operationId = "getChangeRequest", summary = "Get a change request and its outcome")
    public Uni<ChangeRequestAnswer> get(@RestPath String name, @RestPath String request) {
        var domain = Parameters.domain(name);
        var caller = callers.current();
        return lists.get(domain, seen(caller, domain), request).chain(found -> answers.of(caller, found));
    }

    @POST
    @Path("{request}/approve")
    @Operation(
            operationId = "approveChangeRequest",
            summary = "Approve a change request, which creates a revision of the domain",
            description = "Ports require an administrator. Parts require another person than the requester, at the"
                    + " request's base revision; keys count as the person that created them")
    @APIResponseSchema(value = ChangeRequestAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "DecisionBody")))
    public Uni<RestResponse<String>> approve(
            @RestPath String name,
            @RestPath String request,
            @RestQuery @Nullable String preflight,
            @RestQuery @Nullable String confirmedDomains,
            byte[] body,
            @Context HttpServerRequest http) {
        var write = requests.read(http, body).confirming(ConfirmedDomains.read(confirmedDomains));
        var comment = JsonBody.read(body, DecisionBody.TYPE);
        var approval = changes.approve(
                Parameters.domain(name),
                request,
                comment,
                write.expected(),
                write.provenance(),
                checks.withoutWarnings(
                        write.caller(), PreflightChoice.withoutWarnings(preflight), PreflightTime.ofChange()));
        return requests.carryOut(
                write,
                approval.map(approved -> new Answer(
                        RestResponse.Status.OK,
                        approved.written().revision(),
                        null,
                        ChangeRequestAnswer.of(approved.request()))));
    }

    @POST
    @Path("{request}/decline")
    @Operation(
            operationId = "declineChangeRequest",
            summary = "Decline a change request; for ports, requires an administrator")
    @APIResponseSchema(value = ChangeRequestAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "DecisionBody")))
    public Uni<RestResponse<String>> decline(
            @RestPath String name, @RestPath String request, byte[] body, @Context HttpServerRequest http) {
        var write = read(http, body);
        var comment = JsonBody.read(body, DecisionBody.TYPE);
        return requests.carryOut(
                write,
                changes.decline(Parameters.domain(name), request, comment, write.provenance())
                        .map(ChangeRequestsOfDomainResource::ended));
    }

    @POST
    @Path("{request}/withdraw")
    @Operation(operationId = "withdrawChangeRequest", summary = "Withdraw your change request")
    @APIResponseSchema(value = ChangeRequestAnswer.class, responseCode = "200")
    @RequestBody(
            description = "no body, or an empty object",
            required = false,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, maxProperties = 0)))
    public Uni<RestResponse<String>> withdraw(
            @RestPath String name, @RestPath String request, byte[] body, @Context HttpServerRequest http) {
        JsonBody.refuseContent(body);
        var write = read(http, body);
        return requests.carryOut(
                write,
                changes.withdraw(Parameters.domain(name), request, write.provenance())
                        .map(ChangeRequestsOfDomainResource::ended));
    }

    private static Answer ended(ChangeRequest request) {
        return Answer.ok(ChangeRequestAnswer.of(request));
    }

    private WriteRequest read(HttpServerRequest http, byte[] body) {
        var request = requests.read(http, body);
        request.refuseExpectation("a change request has no revision; omit If-Match");
        return request;
    }

    /** Requests from the time when a domain was another team's are not for everybody who sees it now. */
    private static TeamScope seen(Caller caller, DomainName domain) {
        return caller.scope(Role.VIEWER, domain);
    }
}
