package dev.backsource.config.api.batches;

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

/** Changes and creations of several domains in one request. */
@Tag(name = "Batches")
@Path("/api/v1/batches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BatchesResource {
    private final Batches batches;
    private final WriteRequests requests;

    BatchesResource(Batches batches, WriteRequests requests) {
        this.batches = batches;
        this.requests = requests;
    }

    @POST
    @Operation(
            operationId = "changeDomains",
            summary = "Change or create up to 50 domains, with a result for each",
            description = "Each domain is changed in one revision of its own, created, or refused, independently of the"
                    + " others. The status is 200 whatever the results. Granted ports require an administrator of"
                    + " the domain.")
    @APIResponseSchema(value = BatchAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "BatchBody")))
    public Uni<RestResponse<String>> change(
            @RestQuery @Nullable String dryRun,
            @RestQuery @Nullable String preflight,
            byte[] body,
            @Context HttpServerRequest http) {
        var wanted = JsonBody.read(body, BatchBody.TYPE);
        var request = requests.read(http, body).confirming(wanted.confirmation());
        request.refuseExpectation("a batch has no revision; set expectedRevision in each item");
        return batches.carryOut(request, wanted, ChangeOptions.read(dryRun, preflight));
    }
}
