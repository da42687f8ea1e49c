package dev.backsource.config.api;

import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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
        return write(name, requests.read(http, body), JsonBody.read(body, OriginsBody::read)::applyTo);
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
        var request = JsonBody.read(body, OriginRequestBody::read);
        return write(name, requests.read(http, body), domain -> domain.withOriginRequest(request));
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
    @Operation(operationId = "setOriginProtocolPolicy", summary = "Set the origin protocol policy of a domain")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(implementation = PolicyBody.class)))
    public Uni<RestResponse<String>> setPolicy(@RestPath String name, byte[] body, @Context HttpServerRequest http) {
        var policy = JsonBody.read(body, PolicyBody::read);
        return write(name, requests.read(http, body), domain -> domain.withPolicy(policy));
    }

    @PUT
    @Path("dynamic-acceleration")
    @Operation(
            operationId = "setDynamicAcceleration",
            summary = "Set which content of a domain is static and which is dynamic")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(implementation = AccelerationBody.class)))
    public Uni<RestResponse<String>> setDynamicAcceleration(
            @RestPath String name, byte[] body, @Context HttpServerRequest http) {
        var acceleration = JsonBody.read(body, AccelerationBody::read);
        return write(name, requests.read(http, body), domain -> domain.withDynamicAcceleration(acceleration));
    }

    @PUT
    @Path("granted-ports")
    @Operation(operationId = "setGrantedPorts", summary = "Grant custom ports to a domain; takes an administrator")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(implementation = GrantBody.class)))
    public Uni<RestResponse<String>> grantPorts(
            @RestPath String name,
            byte[] body,
            @Context HttpServerRequest http,
            @HeaderParam("Authorization") @Nullable String authorization) {
        administrators.check(authorization);
        var granted = JsonBody.read(body, GrantBody::read);
        return write(name, requests.read(http, body), domain -> domain.withGrantedPorts(granted));
    }

    private Uni<RestResponse<String>> write(String name, WriteRequest request, UnaryOperator<Domain> edit) {
        return requests.carryOut(
                request,
                writer.change(Parameters.domain(name), request.expected(), request.provenance(), edit)
                        .map(Answers::written));
    }
}
