package dev.backsource.config.api.restores;

import dev.backsource.config.api.answers.ChangeOptions;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.write.WriteRequests;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Restores of many domains to a time. */
@Tag(name = "History")
@Path("/api/v1/restores")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RestoresResource {
    private final Restores restores;
    private final WriteRequests requests;

    RestoresResource(Restores restores, WriteRequests requests) {
        this.restores = restores;
        this.requests = requests;
    }

    @POST
    @Operation(
            operationId = "restoreDomains",
            summary = "Restore many domains to their states of a time, with a result for each",
            description =
                    "Handles up to 1,000 changed domains, by name; while the response has a next, repeat the request"
                            + " with it as after. Each restored domain gets a revision of its own. Removed domains come back."
                            + " Repeating a restore is safe: restored domains are unchanged. Without preflight, a prober is asked"
                            + " only for domains that require it")
    @APIResponseSchema(value = RestoreAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "RestoreBody")))
    public Uni<RestResponse<String>> restore(
            @RestQuery @Nullable String dryRun,
            @RestQuery @Nullable String preflight,
            byte[] body,
            @Context HttpServerRequest http) {
        var wanted = JsonBody.read(body, RestoreBody.TYPE);
        var request = requests.read(http, body).confirming(wanted.confirmation());
        request.refuseExpectation("a restore to a time has no revision; omit If-Match");
        return restores.carryOut(request, wanted, ChangeOptions.read(dryRun, preflight));
    }
}
