package dev.backsource.config.api.access.people;

import dev.backsource.config.access.accounts.PasswordChanges;
import dev.backsource.config.access.sessions.SessionRefusal;
import dev.backsource.config.api.access.AccessWrites;
import dev.backsource.config.web.caller.ClientAddress;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.session.CurrentSession;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequests;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The caller's own password. */
@Tag(name = "Access")
@Path("/api/v1/caller/password")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PasswordResource {
    private final PasswordChanges passwords;
    private final CurrentSession current;
    private final WriteRequests requests;
    private final AccessWrites writes;

    PasswordResource(PasswordChanges passwords, CurrentSession current, WriteRequests requests, AccessWrites writes) {
        this.passwords = passwords;
        this.current = current;
        this.requests = requests;
        this.writes = writes;
    }

    @PUT
    @Operation(operationId = "changePassword", summary = "Change your password; this ends your other sessions")
    @RequestBody(content = @Content(schema = @Schema(ref = "PasswordBody")))
    @APIResponse(responseCode = "204", description = "Changed")
    public Uni<RestResponse<String>> change(byte[] body, @Context HttpServerRequest http) {
        var request = requests.read(http, body);
        request.refuseExpectation("a password has no revision; omit If-Match");
        request.refuseKey("requests with a password are not stored for retries; omit the header");
        return passwords
                .change(wanted(JsonBody.read(body, PasswordBody.TYPE), http))
                .chain(change -> writes.carryOut(request, change.map(done -> Answer.NO_CONTENT)));
    }

    private PasswordChanges.Wanted wanted(PasswordBody.Read read, HttpServerRequest http) {
        var session = current.get().session();
        if (session.account() == null) {
            throw SessionRefusal.noSession();
        }
        return new PasswordChanges.Wanted(
                session.account(), ClientAddress.of(http), session.hash().bytes(), read.current(), read.next());
    }
}
