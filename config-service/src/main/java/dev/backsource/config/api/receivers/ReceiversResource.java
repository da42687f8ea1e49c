package dev.backsource.config.api.receivers;

import dev.backsource.config.notification.delivery.TestMessages;
import dev.backsource.config.notification.receiver.Receiver;
import dev.backsource.config.notification.receiver.Receivers;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.json.MergePatch;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequest;
import dev.backsource.config.web.write.WriteRequests;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Receivers of alerts: create, list, read, change, test, delete. */
@Tag(name = "Receivers")
@Path("/api/v1/receivers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReceiversResource {
    private static final byte[] NO_BODY = {};

    private final Receivers receivers;
    private final TestMessages tests;
    private final Callers callers;
    private final WriteRequests requests;

    ReceiversResource(Receivers receivers, TestMessages tests, Callers callers, WriteRequests requests) {
        this.receivers = receivers;
        this.tests = tests;
        this.callers = callers;
        this.requests = requests;
    }

    @POST
    @Operation(
            operationId = "createReceiver",
            summary = "Create a receiver of alerts; only this response contains the secret of its signatures")
    @APIResponseSchema(value = IssuedReceiverAnswer.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewReceiverBody")))
    public Uni<RestResponse<String>> create(byte[] body, @Context HttpServerRequest http, @Context UriInfo uri) {
        var request = read(http, body);
        request.refuseKey(
                "secrets are not stored for retries; omit the header, and delete a receiver whose response was lost");
        var created = receivers.create(JsonBody.read(body, NewReceiverBody.TYPE), request.caller());
        return requests.carryOut(
                request,
                created.map(issued -> new Answer(
                        RestResponse.Status.CREATED,
                        null,
                        uri.getAbsolutePathBuilder()
                                .path(issued.receiver().id())
                                .build(),
                        IssuedReceiverAnswer.of(issued))));
    }

    @GET
    @Operation(
            operationId = "listReceivers",
            summary = "List the receivers of your teams' alerts with their states; all, if you can see all domains")
    public Uni<Page<Receiver>> list(
            @RestQuery @Nullable String page, @RestQuery @Nullable String size, @Context UriInfo uri) {
        var violations = new Violations();
        var wanted = PageRequest.read(page, size, violations);
        violations.throwIfAny();
        return receivers.list(callers.current()).map(found -> wanted.of(found, uri));
    }

    @GET
    @Path("{receiver}")
    @Operation(operationId = "getReceiver", summary = "Get a receiver with its state, without its secrets")
    public Uni<Receiver> get(@RestPath String receiver) {
        return receivers.get(receiver, callers.current());
    }

    @PATCH
    @Path("{receiver}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchReceiver",
            summary =
                    "Change the name, severity, address or routing key of a receiver, or turn it off or on (RFC 7396)")
    @APIResponseSchema(value = Receiver.class, responseCode = "200")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(ref = "ReceiverEditBody")))
    public Uni<RestResponse<String>> change(@RestPath String receiver, byte[] body, @Context HttpServerRequest http) {
        var request = read(http, body);
        var change = receivers.change(receiver, JsonBody.read(body, ReceiverEditBody.TYPE), request.caller());
        return requests.carryOut(request, change.map(Answer::ok));
    }

    @POST
    @Path("{receiver}/test")
    @Operation(
            operationId = "testReceiver",
            summary = "Send a test message to a receiver; its state shows the outcome a moment later")
    @APIResponse(responseCode = "204", description = "Queued")
    public Uni<RestResponse<String>> test(@RestPath String receiver, @Context HttpServerRequest http) {
        var request = read(http, NO_BODY);
        return requests.carryOut(request, tests.send(receiver, request.caller()).map(sent -> Answer.NO_CONTENT));
    }

    @DELETE
    @Path("{receiver}")
    @Operation(operationId = "deleteReceiver", summary = "Delete a receiver with its waiting messages")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Uni<RestResponse<String>> delete(@RestPath String receiver, @Context HttpServerRequest http) {
        var request = read(http, NO_BODY);
        return requests.carryOut(
                request, receivers.delete(receiver, request.caller()).map(gone -> Answer.NO_CONTENT));
    }

    private WriteRequest read(HttpServerRequest http, byte[] body) {
        var request = requests.read(http, body);
        request.refuseExpectation("a receiver has no revision; omit If-Match");
        return request;
    }
}
