package dev.backsource.config.api.masschanges;

import dev.backsource.config.hold.MassChangeReleases;
import dev.backsource.config.hold.MassChangeReleases.Released;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequest;
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
import org.jboss.resteasy.reactive.RestResponse;

/** Releases of mass changes that edges hold. */
@Tag(name = "Fleet")
@Path("/api/v1/mass-changes/releases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MassChangesResource {
    private final MassChangeReleases releases;
    private final WriteRequests requests;

    MassChangesResource(MassChangeReleases releases, WriteRequests requests) {
        this.releases = releases;
        this.requests = requests;
    }

    @POST
    @Operation(
            operationId = "releaseMassChange",
            summary = "Have edges apply a mass change that they hold",
            description =
                    "Publishes up to 1,000 of its domains again, by name, each as a new revision in its present state;"
                            + " while the response has a next, repeat the request with it as after. Repeating a release is safe")
    @APIResponseSchema(value = Released.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "ReleaseBody")))
    public Uni<RestResponse<String>> release(byte[] body, @Context HttpServerRequest http) {
        var request = requests.read(http, body);
        request.refuseExpectation("a release covers many domains; omit If-Match");
        var wanted = JsonBody.read(body, ReleaseBody.TYPE);
        var release = releases.release(
                        wanted.domains(), wanted.after(), request.provenance().about(wanted.reason()))
                .invoke(released -> noteDomains(released, request))
                .map(Answer::ok);
        return requests.carryOutElsewhere(request, release);
    }

    /** Each published domain has an entry in the audit. */
    private static void noteDomains(Released released, WriteRequest request) {
        if (released.published() > 0) {
            request.audited().note();
        }
    }
}
