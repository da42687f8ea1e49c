package dev.backsource.config.api.freeze;

import dev.backsource.config.freeze.Freezes;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequest;
import dev.backsource.config.web.write.WriteRequests;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The freeze of all changes of domains. */
@Tag(name = "Fleet")
@Path("/api/v1/freeze")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FreezeResource {
    private static final byte[] NO_BODY = {};

    private final Freezes freezes;
    private final WriteRequests requests;

    FreezeResource(Freezes freezes, WriteRequests requests) {
        this.freezes = freezes;
        this.requests = requests;
    }

    @GET
    @Operation(operationId = "getFreeze", summary = "Tell whether changes of domains are frozen, why and by whom")
    public Uni<FreezeAnswer> get() {
        return freezes.present().map(freeze -> freeze.map(FreezeAnswer::of).orElse(FreezeAnswer.NONE));
    }

    @PUT
    @Operation(
            operationId = "freeze",
            summary = "Freeze all changes of domains, except those of global administrators",
            description =
                    "Waits for the changes under way; once it is answered, no other change is made. Reads, purges,"
                            + " alerts, change requests, keys and sign-ins go on. Replaces the reason of an earlier freeze")
    @APIResponseSchema(value = FreezeAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "FreezeBody")))
    public Uni<RestResponse<String>> freeze(byte[] body, @Context HttpServerRequest http) {
        var request = read(http, body);
        var reason = JsonBody.read(body, FreezeBody.TYPE);
        return requests.carryOut(
                request,
                freezes.set(reason, request.provenance()).map(FreezeAnswer::of).map(Answer::ok));
    }

    @DELETE
    @Operation(operationId = "unfreeze", summary = "End the freeze of changes; without one, nothing happens")
    @APIResponse(responseCode = "204", description = "Changes are not frozen")
    public Uni<RestResponse<String>> unfreeze(@Context HttpServerRequest http) {
        var request = read(http, NO_BODY);
        return requests.carryOut(request, freezes.end(request.provenance()).map(ended -> Answer.NO_CONTENT));
    }

    private WriteRequest read(HttpServerRequest http, byte[] body) {
        var request = requests.read(http, body);
        request.refuseExpectation("a freeze has no revision; omit If-Match");
        return request;
    }
}
