package dev.backsource.config.api.parts;

import dev.backsource.config.api.answers.ChangeOptions;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Sets any part of a domain. The OpenAPI document has an operation for each part; see {@link PartAddress}. */
@Path("/api/v1/domains/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PartsResource {
    private final PartWrites writes;

    PartsResource(PartWrites writes) {
        this.writes = writes;
    }

    /** Sets a part as a whole. */
    @PUT
    @Path(PartEndpoint.PATH)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> set(
            @RestPath String name,
            @RestPath String part,
            @RestQuery @Nullable String dryRun,
            @RestQuery @Nullable String preflight,
            @RestQuery @Nullable String confirmedDomains,
            @RestQuery @Nullable String rollout,
            byte[] body,
            @Context HttpServerRequest http) {
        return writes.put(
                name,
                PartEndpoint.at(part),
                body,
                ChangeOptions.read(dryRun, preflight, confirmedDomains, rollout),
                http);
    }

    /** Changes fields of a part (RFC 7396). */
    @PATCH
    @Path(PartEndpoint.PATH)
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> change(
            @RestPath String name,
            @RestPath String part,
            @RestQuery @Nullable String dryRun,
            @RestQuery @Nullable String preflight,
            @RestQuery @Nullable String confirmedDomains,
            @RestQuery @Nullable String rollout,
            byte[] body,
            @Context HttpServerRequest http) {
        return writes.patch(
                name,
                PartEndpoint.at(part),
                body,
                ChangeOptions.read(dryRun, preflight, confirmedDomains, rollout),
                http);
    }
}
