package dev.backsource.config.api.parts;

import dev.backsource.config.api.answers.WriteAnswer;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.web.caller.Administrators;
import dev.backsource.config.web.json.MergePatch;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.config.web.write.Answers;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The parts of a domain that say how it is fetched from its origins; each is set alone. */
@Tag(name = "Settings")
@Path("/api/v1/domains/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DomainPartsResource {
    private final DomainReader reader;
    private final PartWrites writes;
    private final Administrators administrators;

    DomainPartsResource(DomainReader reader, PartWrites writes, Administrators administrators) {
        this.reader = reader;
        this.writes = writes;
        this.administrators = administrators;
    }

    @PUT
    @Path("origins")
    @Operation(operationId = "setOrigins", summary = "Set the origins of a domain")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "OriginsBody")))
    public Uni<RestResponse<String>> setOrigins(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return writes.put(name, DomainPart.ORIGINS, body, http);
    }

    @PATCH
    @Path("origins")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchOrigins",
            summary = "Change the origins of a domain or some of how edges speak TLS to them (RFC 7396)")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = MergePatch.SCHEMA)))
    public Uni<RestResponse<String>> patchOrigins(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return writes.patch(name, DomainPart.ORIGINS, body, http);
    }

    @PUT
    @Path("origin-request")
    @Operation(
            operationId = "setOriginRequest",
            summary = "Set how back-to-origin requests of a domain are made: Host and timeouts")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "OriginRequestBody")))
    public Uni<RestResponse<String>> setOriginRequest(
            @RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return writes.put(name, DomainPart.ORIGIN_REQUEST, body, http);
    }

    @PATCH
    @Path("origin-request")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchOriginRequest",
            summary = "Change some of how back-to-origin requests of a domain are made (RFC 7396)")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = MergePatch.SCHEMA)))
    public Uni<RestResponse<String>> patchOriginRequest(
            @RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return writes.patch(name, DomainPart.ORIGIN_REQUEST, body, http);
    }

    @GET
    @Path("origin-protocol-policy")
    @Operation(operationId = "getOriginProtocolPolicy", summary = "Read the origin protocol policy of a domain")
    public Uni<RestResponse<OriginProtocolPolicy>> policy(@RestPath String name) {
        return reader.get(Parameters.domain(name))
                .map(state -> Answers.tagged(state.domain().policy(), state.revision()));
    }

    @PUT
    @Path("origin-protocol-policy")
    @Operation(
            operationId = "setOriginProtocolPolicy",
            summary = "Set the origin protocol policy of a domain",
            description =
                    "What is left out stays as it is, so that a policy that is switched off keeps its redirect type")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "PolicyBody")))
    public Uni<RestResponse<String>> setPolicy(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return writes.put(name, DomainPart.POLICY, body, http);
    }

    @PATCH
    @Path("origin-protocol-policy")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchOriginProtocolPolicy",
            summary = "Change some of the origin protocol policy of a domain (RFC 7396)")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = MergePatch.SCHEMA)))
    public Uni<RestResponse<String>> patchPolicy(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return writes.patch(name, DomainPart.POLICY, body, http);
    }

    @PUT
    @Path("dynamic-acceleration")
    @Operation(
            operationId = "setDynamicAcceleration",
            summary = "Set which content of a domain is static and which is dynamic",
            description = "Static rules that are left out stay as they are, also while dynamic acceleration is off")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "AccelerationBody")))
    public Uni<RestResponse<String>> setDynamicAcceleration(
            @RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return writes.put(name, DomainPart.DYNAMIC_ACCELERATION, body, http);
    }

    @PATCH
    @Path("dynamic-acceleration")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchDynamicAcceleration",
            summary = "Change some of what tells static from dynamic content of a domain (RFC 7396)")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = MergePatch.SCHEMA)))
    public Uni<RestResponse<String>> patchDynamicAcceleration(
            @RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return writes.patch(name, DomainPart.DYNAMIC_ACCELERATION, body, http);
    }

    @PUT
    @Path("granted-ports")
    @Operation(operationId = "setGrantedPorts", summary = "Grant custom ports to a domain; takes an administrator")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "GrantBody")))
    public Uni<RestResponse<String>> grantPorts(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        administrators.check(http.getHeader(HttpHeaders.AUTHORIZATION));
        return writes.put(name, DomainPart.GRANTED_PORTS, body, http);
    }

    @PATCH
    @Path("granted-ports")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchGrantedPorts",
            summary = "Grant custom ports to a domain or take them back, one by one (RFC 7396); takes an administrator")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = MergePatch.SCHEMA)))
    public Uni<RestResponse<String>> patchGrantedPorts(
            @RestPath String name, byte[] body, @Context HttpServerRequest http) {
        administrators.check(http.getHeader(HttpHeaders.AUTHORIZATION));
        return writes.patch(name, DomainPart.GRANTED_PORTS, body, http);
    }
}
