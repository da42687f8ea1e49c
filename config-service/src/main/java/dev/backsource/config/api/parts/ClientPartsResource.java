package dev.backsource.config.api.parts;

import dev.backsource.config.api.answers.WriteAnswer;
import dev.backsource.config.web.json.MergePatch;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The parts of a domain that say how its clients are served; each is set alone. */
@Tag(name = "Settings")
@Path("/api/v1/domains/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ClientPartsResource {
    private final PartWrites writes;

    ClientPartsResource(PartWrites writes) {
        this.writes = writes;
    }

    @PUT
    @Path("client-tls")
    @Operation(
            operationId = "setClientTls",
            summary =
                    "Set how edges speak TLS with the clients of a domain, and what they say of Strict-Transport-Security")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "ClientTlsBody")))
    public Uni<RestResponse<String>> setClientTls(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return writes.put(name, DomainPart.CLIENT_TLS, body, http);
    }

    @PATCH
    @Path("client-tls")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchClientTls",
            summary = "Change some of how edges speak TLS with the clients of a domain (RFC 7396)")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = MergePatch.SCHEMA)))
    public Uni<RestResponse<String>> patchClientTls(
            @RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return writes.patch(name, DomainPart.CLIENT_TLS, body, http);
    }

    @PUT
    @Path("caching")
    @Operation(operationId = "setCaching", summary = "Set what edges keep of the answers of a domain")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "CachingBody")))
    public Uni<RestResponse<String>> setCaching(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return writes.put(name, DomainPart.CACHING, body, http);
    }

    @PATCH
    @Path("caching")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchCaching",
            summary = "Change some of what edges keep of the answers of a domain (RFC 7396)")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = MergePatch.SCHEMA)))
    public Uni<RestResponse<String>> patchCaching(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return writes.patch(name, DomainPart.CACHING, body, http);
    }
}
