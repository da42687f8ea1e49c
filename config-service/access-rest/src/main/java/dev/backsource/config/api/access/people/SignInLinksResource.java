package dev.backsource.config.api.access.people;

import dev.backsource.config.access.sessions.SignInLinks;
import dev.backsource.config.web.write.Answer;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Links that sign the holder of an access key in to a browser. */
@Tag(name = "Access")
@Path("/api/v1/sign-in-links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SignInLinksResource {
    private static final byte[] NO_BODY = {};

    private final SignInLinks links;
    private final WriteRequests requests;

    SignInLinksResource(SignInLinks links, WriteRequests requests) {
        this.links = links;
        this.requests = requests;
    }

    @POST
    @Operation(
            operationId = "createSignInLink",
            summary = "Create a one-time sign-in link to the console with the roles of the access key",
            description =
                    "It is valid for 15 minutes, and only this response contains it; the session ends with the key")
    @APIResponseSchema(value = SignInLinkAnswer.class, responseCode = "200")
    public Uni<RestResponse<String>> create(@Context HttpServerRequest http) {
        var request = requests.read(http, NO_BODY);
        request.refuseExpectation("a link has no revision; omit If-Match");
        request.refuseKey("links are not stored for retries; omit the header, and create another link");
        return requests.carryOut(
                request, links.make(request.caller()).map(link -> Answer.ok(SignInLinkAnswer.of(link))));
    }
}
