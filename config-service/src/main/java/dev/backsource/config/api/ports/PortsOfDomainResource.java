package dev.backsource.config.api.ports;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.TeamScope;
import dev.backsource.config.api.parts.DecisionBody;
import dev.backsource.config.ports.PortRequest;
import dev.backsource.config.ports.PortRequestLists;
import dev.backsource.config.ports.PortRequests;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.query.Page;
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

/** Requests for custom ports of a domain: create, list, read, decide. */
@Tag(name = "Ports")
@Path("/api/v1/domains/{name}/port-requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PortsOfDomainResource {
    private final PortRequests ports;
    private final PortRequestLists lists;
    private final PortRequestAnswers answers;
    private final WriteRequests requests;
    private final Callers callers;

    PortsOfDomainResource(
            PortRequests ports,
            PortRequestLists lists,
            PortRequestAnswers answers,
            WriteRequests requests,
            Callers callers) {
        this.ports = ports;
        this.lists = lists;
        this.answers = answers;
        this.requests = requests;
        this.callers = callers;
    }

    @POST
    @Operation(
            operationId = "requestPorts",
            summary = "Request custom ports for a domain",
            description = "A domain has up to 5 open requests and up to 20 requests per day")
    @APIResponseSchema(value = PortRequestAnswer.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(ref = "PortRequestBody")))
    public Uni<RestResponse<String>> request(
            @RestPath String name, byte[] body, @Context HttpServerRequest http, @Context UriInfo uri) {
        var request = read(http, body);
        var wanted = JsonBody.read(body, PortRequestBody.TYPE);
        var asked = ports.request(Parameters.domain(name), wanted.ports(), wanted.reason(), request.provenance())
                .naming(PortRequestBody::place);
        return requests.carryOut(
                request,
                asked.map(made -> new Answer(
                        RestResponse.Status.CREATED,
                        null,
                        uri.getAbsolutePathBuilder().path(made.id()).build(),
                        PortRequestAnswer.of(made))));
    }

    @GET
    @Compressed
    @Operation(operationId = "listPortRequests", summary = "List the port requests of a domain, newest first")
    public Uni<Page<PortRequestAnswer>> list(
            @RestPath String name,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var wanted = PortRequestPage.read(state, after, size);
        var domain = Parameters.domain(name);
        var caller = callers.current();
        return lists.of(domain, seen(caller, domain), wanted.state(), wanted.after(), wanted.size() + 1)
                .chain(found -> answers.of(caller, found))
                .map(found -> wanted.of(found, uri));
    }

    @GET
    @Path("{request}")
    @Operation(operationId = "getPortRequest", summary = "Get a port request and its outcome")
    public Uni<PortRequestAnswer> get(@RestPath String name, @RestPath String request) {
        var domain = Parameters.domain(name);
        var caller = callers.current();
        return lists.get(domain, seen(caller, domain), request).chain(found -> answers.of(caller, found));
    }

    @POST
    @Path("{request}/grant")
    @Operation(
            operationId = "grantPorts",
            summary = "Grant the requested custom ports; requires an administrator",
            description = "They are added to the domain's granted ports, as a new revision")
    @APIResponseSchema(value = PortRequestAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "DecisionBody")))
    public Uni<RestResponse<String>> grant(
            @RestPath String name, @RestPath String request, byte[] body, @Context HttpServerRequest http) {
        var write = requests.read(http, body);
        var comment = JsonBody.read(body, DecisionBody.TYPE);
        var grant = ports.grant(Parameters.domain(name), request, comment, write.expected(), write.provenance());
        return requests.carryOut(
                write,
                grant.map(granted -> new Answer(
                        RestResponse.Status.OK,
                        granted.written().revision(),
                        null,
                        PortRequestAnswer.of(granted.request()))));
    }

    @POST
    @Path("{request}/decline")
    @Operation(operationId = "declinePorts", summary = "Decline a port request; requires an administrator")
    @APIResponseSchema(value = PortRequestAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "DecisionBody")))
    public Uni<RestResponse<String>> decline(
            @RestPath String name, @RestPath String request, byte[] body, @Context HttpServerRequest http) {
        var write = read(http, body);
        var comment = JsonBody.read(body, DecisionBody.TYPE);
        return requests.carryOut(
                write,
                ports.decline(Parameters.domain(name), request, comment, write.provenance())
                        .map(PortsOfDomainResource::ended));
    }

    @POST
    @Path("{request}/withdraw")
    @Operation(operationId = "withdrawPortRequest", summary = "Withdraw a port request")
    @APIResponseSchema(value = PortRequestAnswer.class, responseCode = "200")
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
                ports.withdraw(Parameters.domain(name), request, write.provenance())
                        .map(PortsOfDomainResource::ended));
    }

    private static Answer ended(PortRequest request) {
        return Answer.ok(PortRequestAnswer.of(request));
    }

    private WriteRequest read(HttpServerRequest http, byte[] body) {
        var request = requests.read(http, body);
        request.refuseExpectation("a port request has no revision; omit If-Match");
        return request;
    }

    /** Requests from the time when a domain was another team's are not for everybody who sees it now. */
    private static TeamScope seen(Caller caller, DomainName domain) {
        return caller.scope(Role.VIEWER, domain);
    }
}
