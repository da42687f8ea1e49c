package dev.backsource.config.api.access;

import dev.backsource.config.access.keys.AccessKeys;
import dev.backsource.config.access.keys.KeyOwner;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.json.MergePatch;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequest;
import dev.backsource.config.web.write.WriteRequests;
import io.smallrye.common.annotation.NonBlocking;
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

/** Access keys: create, list, read, change, delete. */
@Tag(name = "Access")
@Path("/api/v1/access-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class KeysResource {
    private static final byte[] NO_BODY = {};

    private final AccessKeys keys;
    private final Callers callers;
    private final WriteRequests requests;
    private final AccessWrites writes;

    KeysResource(AccessKeys keys, Callers callers, WriteRequests requests, AccessWrites writes) {
        this.keys = keys;
        this.callers = callers;
        this.requests = requests;
        this.writes = writes;
    }

    @POST
    @Operation(
            operationId = "createAccessKey",
            summary = "Create an access key; only this response contains its secret")
    @APIResponseSchema(value = IssuedKeyAnswer.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(ref = "KeyBody")))
    public Uni<RestResponse<String>> create(byte[] body, @Context HttpServerRequest http, @Context UriInfo uri) {
        var request = read(http, body);
        request.refuseKey(
                "secrets are not stored for retries; omit the header, and delete a key whose response was lost");
        var issued = keys.create(JsonBody.read(body, KeyBody.TYPE), request.caller())
                .map(made -> IssuedKeyAnswer.of(made, keys));
        return writes.carryOut(
                request,
                issued.map(answer -> new Answer(
                        RestResponse.Status.CREATED,
                        null,
                        uri.getAbsolutePathBuilder().path(answer.key().id()).build(),
                        answer)));
    }

    @GET
    @NonBlocking
    @Operation(operationId = "listAccessKeys", summary = "List your access keys and those that you administer")
    public Page<KeyAnswer> list(
            @RestQuery @Nullable String ownerKind,
            @RestQuery @Nullable String page,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var violations = new Violations();
        var wanted = PageRequest.read(page, size, violations);
        var owners = ownerKind == null
                ? null
                : violations.check("ownerKind", Violation.INVALID, () -> KeyOwner.Kind.parse(ownerKind));
        violations.throwIfAny();
        return wanted.of(
                keys.list(callers.current(), owners).stream()
                        .map(key -> KeyAnswer.of(key, keys))
                        .toList(),
                uri);
    }

    @GET
    @NonBlocking
    @Path("{key}")
    @Operation(operationId = "getAccessKey", summary = "Get an access key, without its secret")
    public KeyAnswer get(@RestPath String key) {
        return KeyAnswer.of(keys.get(key, callers.current()), keys);
    }

    @PATCH
    @Path("{key}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchAccessKey",
            summary = "Change the name, expiry or owner of an access key, or disable it (RFC 7396)")
    @APIResponseSchema(value = KeyAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(ref = "KeyEditBody")))
    public Uni<RestResponse<String>> change(@RestPath String key, byte[] body, @Context HttpServerRequest http) {
        var request = read(http, body);
        var change = keys.change(key, JsonBody.read(body, KeyEditBody.TYPE), request.caller());
        return writes.carryOut(request, change.map(changed -> Answer.ok(KeyAnswer.of(changed, keys))));
    }

    @DELETE
    @Path("{key}")
    @Operation(operationId = "deleteAccessKey", summary = "Delete an access key permanently")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Uni<RestResponse<String>> delete(@RestPath String key, @Context HttpServerRequest http) {
        var request = read(http, NO_BODY);
        return writes.carryOut(request, keys.delete(key, request.caller()).map(gone -> Answer.NO_CONTENT));
    }

    private WriteRequest read(HttpServerRequest http, byte[] body) {
        var request = requests.read(http, body);
        request.refuseExpectation("an access key has no revision; omit If-Match");
        return request;
    }
}
