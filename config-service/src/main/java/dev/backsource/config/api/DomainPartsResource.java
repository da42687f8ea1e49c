package dev.backsource.config.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.policy.domain.Domain;
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
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The parts of a domain that are set one by one. A part that is set to what it is already makes no new revision. */
@Tag(name = "Settings")
@Path("/api/v1/domains/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DomainPartsResource {
    /** What a merge patch may hold is what a body that sets the whole part may, and null. */
    private static final String PATCH = "MergePatch";

    private final DomainReader reader;
    private final DomainWriter writer;
    private final WriteRequests requests;
    private final Administrators administrators;

    DomainPartsResource(
            DomainReader reader, DomainWriter writer, WriteRequests requests, Administrators administrators) {
        this.reader = reader;
        this.writer = writer;
        this.requests = requests;
        this.administrators = administrators;
    }

    @PUT
    @Path("origins")
    @Operation(operationId = "setOrigins", summary = "Set the origins of a domain")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(implementation = OriginsBody.class)))
    public Uni<RestResponse<String>> setOrigins(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return put(name, DomainPart.ORIGINS, body, http);
    }

    @PATCH
    @Path("origins")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchOrigins",
            summary = "Change the origins of a domain or some of how edges speak TLS to them (RFC 7396)")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = PATCH)))
    public Uni<RestResponse<String>> patchOrigins(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return patch(name, DomainPart.ORIGINS, body, http);
    }

    @PUT
    @Path("origin-request")
    @Operation(
            operationId = "setOriginRequest",
            summary = "Set how back-to-origin requests of a domain are made: Host and timeouts")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(implementation = OriginRequestBody.class)))
    public Uni<RestResponse<String>> setOriginRequest(
            @RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return put(name, DomainPart.ORIGIN_REQUEST, body, http);
    }

    @PATCH
    @Path("origin-request")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchOriginRequest",
            summary = "Change some of how back-to-origin requests of a domain are made (RFC 7396)")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = PATCH)))
    public Uni<RestResponse<String>> patchOriginRequest(
            @RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return patch(name, DomainPart.ORIGIN_REQUEST, body, http);
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
    @RequestBody(content = @Content(schema = @Schema(implementation = PolicyBody.class)))
    public Uni<RestResponse<String>> setPolicy(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return put(name, DomainPart.POLICY, body, http);
    }

    @PATCH
    @Path("origin-protocol-policy")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchOriginProtocolPolicy",
            summary = "Change some of the origin protocol policy of a domain (RFC 7396)")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = PATCH)))
    public Uni<RestResponse<String>> patchPolicy(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return patch(name, DomainPart.POLICY, body, http);
    }

    @PUT
    @Path("dynamic-acceleration")
    @Operation(
            operationId = "setDynamicAcceleration",
            summary = "Set which content of a domain is static and which is dynamic",
            description = "Static rules that are left out stay as they are, also while dynamic acceleration is off")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(implementation = AccelerationBody.class)))
    public Uni<RestResponse<String>> setDynamicAcceleration(
            @RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return put(name, DomainPart.DYNAMIC_ACCELERATION, body, http);
    }

    @PATCH
    @Path("dynamic-acceleration")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchDynamicAcceleration",
            summary = "Change some of what tells static from dynamic content of a domain (RFC 7396)")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = PATCH)))
    public Uni<RestResponse<String>> patchDynamicAcceleration(
            @RestPath String name, byte[] body, @Context HttpServerRequest http) {
        return patch(name, DomainPart.DYNAMIC_ACCELERATION, body, http);
    }

    @PUT
    @Path("granted-ports")
    @Operation(operationId = "setGrantedPorts", summary = "Grant custom ports to a domain; takes an administrator")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(implementation = GrantBody.class)))
    public Uni<RestResponse<String>> grantPorts(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        administrators.check(http.getHeader(HttpHeaders.AUTHORIZATION));
        return put(name, DomainPart.GRANTED_PORTS, body, http);
    }

    @PATCH
    @Path("granted-ports")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchGrantedPorts",
            summary = "Grant custom ports to a domain or take them back, one by one (RFC 7396); takes an administrator")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = PATCH)))
    public Uni<RestResponse<String>> patchGrantedPorts(
            @RestPath String name, byte[] body, @Context HttpServerRequest http) {
        administrators.check(http.getHeader(HttpHeaders.AUTHORIZATION));
        return patch(name, DomainPart.GRANTED_PORTS, body, http);
    }

    private Uni<RestResponse<String>> put(String name, DomainPart<?> part, byte[] body, HttpServerRequest http) {
        var sent = JsonBody.parse(body);
        return write(name, requests.read(http, body), part.put(sent), part.inDomain(sent));
    }

    private Uni<RestResponse<String>> patch(String name, DomainPart<?> part, byte[] body, HttpServerRequest http) {
        var sent = JsonBody.parse(body);
        return write(name, requests.read(http, body), part.patch(sent), null);
    }

    /** {@code asked} is what the request names; null when it names all that it changes. */
    private Uni<RestResponse<String>> write(
            String name, WriteRequest request, UnaryOperator<Domain> edit, @Nullable JsonNode asked) {
        return requests.carryOut(
                request,
                writer.change(Parameters.domain(name), request.expected(), request.provenance(), edit)
                        .map(written -> Answers.written(written, asked)));
    }
}
