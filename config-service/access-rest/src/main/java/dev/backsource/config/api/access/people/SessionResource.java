package dev.backsource.config.api.access.people;

import dev.backsource.config.access.sessions.SessionCheck;
import dev.backsource.config.access.sessions.SessionToken;
import dev.backsource.config.access.sessions.SignIns;
import dev.backsource.config.access.sessions.SignedIn;
import dev.backsource.config.web.audit.RequestAudit;
import dev.backsource.config.web.caller.ClientAddress;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.session.CurrentSession;
import dev.backsource.config.web.session.SessionCookie;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Sessions: signing in and out. */
@Tag(name = "Access")
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SessionResource {
    private final SignIns signIns;
    private final SessionCheck sessions;
    private final SessionCookie cookie;
    private final CurrentSession current;

    SessionResource(SignIns signIns, SessionCheck sessions, SessionCookie cookie, CurrentSession current) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookie = cookie;
        this.current = current;
    }

    @POST
    @Operation(
            operationId = "signIn",
            summary = "Sign in with a password; the response sets the session cookie",
            description = "Changes in a session require the header X-Backsource-Console: 1")
    @APIResponseSchema(value = SessionAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "SignInBody")))
    public Uni<RestResponse<SessionAnswer>> signIn(byte[] body, @Context RoutingContext context) {
        var http = context.request();
        var read = JsonBody.read(body, SignInBody.TYPE);
        var wanted = new SignIns.Wanted(read.username(), read.password(), ClientAddress.of(http), cookie.token(http));
        RequestAudit.isAbout(context, signIns.account(read.username()));
        return signIns.signIn(wanted).chain(token -> begun(token, context));
    }

    @GET
    @NonBlocking
    @Operation(operationId = "getSession", summary = "Get the signed-in user of the current session")
    public SessionAnswer get() {
        return answer(current.get());
    }

    @DELETE
    @Operation(operationId = "signOut", summary = "Sign out")
    @APIResponse(responseCode = "204", description = "Signed out")
    public Uni<RestResponse<Void>> signOut(@Context HttpServerRequest http) {
        return signIns.signOut(current.get().session().hash())
                .map(ended -> ResponseBuilder.<Void>noContent()
                        .header(HttpHeaders.SET_COOKIE, cookie.none(http))
                        .build());
    }

    private Uni<RestResponse<SessionAnswer>> begun(SessionToken token, RoutingContext context) {
        return sessions.require(token)
                .invoke(signedIn -> RequestAudit.isBy(context, signedIn.caller()))
                .map(signedIn -> ResponseBuilder.ok(answer(signedIn))
                        .header(HttpHeaders.SET_COOKIE, cookie.of(context.request(), token))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    private SessionAnswer answer(SignedIn signedIn) {
        return SessionAnswer.of(signedIn, sessions.end(signedIn.session()));
    }
}
