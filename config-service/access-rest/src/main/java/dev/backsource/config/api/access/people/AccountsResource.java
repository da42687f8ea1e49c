package dev.backsource.config.api.access.people;

import dev.backsource.config.access.accounts.Account;
import dev.backsource.config.access.accounts.Accounts;
import dev.backsource.config.api.access.AccessWrites;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.json.MergePatch;
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

/** Accounts of people: create, list, read, change, delete. */
@Tag(name = "Access")
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountsResource {
    private static final byte[] NO_BODY = {};

    private final Accounts accounts;
    private final Callers callers;
    private final WriteRequests requests;
    private final AccessWrites writes;

    AccountsResource(Accounts accounts, Callers callers, WriteRequests requests, AccessWrites writes) {
        this.accounts = accounts;
        this.callers = callers;
        this.requests = requests;
        this.writes = writes;
    }

    @POST
    @Operation(operationId = "createAccount", summary = "Create an account")
    @APIResponseSchema(value = AccountAnswer.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewAccountBody")))
    public Uni<RestResponse<String>> create(byte[] body, @Context HttpServerRequest http, @Context UriInfo uri) {
        var request = readOnce(http, body);
        return accounts.create(JsonBody.read(body, NewAccountBody.TYPE), request.caller())
                .chain(made -> writes.carryOut(request, made.map(account -> created(account, uri))));
    }

    @GET
    @NonBlocking
    @Operation(operationId = "listAccounts", summary = "List your account and those that you administer")
    public Page<AccountAnswer> list(
            @RestQuery @Nullable String page, @RestQuery @Nullable String size, @Context UriInfo uri) {
        var violations = new Violations();
        var wanted = PageRequest.read(page, size, violations);
        violations.throwIfAny();
        return wanted.of(
                accounts.list(callers.current()).stream().map(AccountAnswer::of).toList(), uri);
    }

    @GET
    @NonBlocking
    @Path("{account}")
    @Operation(operationId = "getAccount", summary = "Get an account")
    public AccountAnswer get(@RestPath String account) {
        return AccountAnswer.of(accounts.get(account, callers.current()));
    }

    @PATCH
    @Path("{account}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchAccount",
            summary = "Change the roles of an account, reset its password, or disable it (RFC 7396)")
    @APIResponseSchema(value = AccountAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(ref = "AccountEditBody")))
    public Uni<RestResponse<String>> change(@RestPath String account, byte[] body, @Context HttpServerRequest http) {
        var request = readOnce(http, body);
        return accounts.change(account, JsonBody.read(body, AccountEditBody.TYPE), request.caller())
                .chain(change -> writes.carryOut(request, change.map(changed -> Answer.ok(AccountAnswer.of(changed)))));
    }

    @DELETE
    @Path("{account}")
    @Operation(operationId = "deleteAccount", summary = "Delete an account permanently")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Uni<RestResponse<String>> delete(@RestPath String account, @Context HttpServerRequest http) {
        var request = read(http, NO_BODY);
        return writes.carryOut(
                request, accounts.delete(account, request.caller()).map(gone -> Answer.NO_CONTENT));
    }

    private static Answer created(Account account, UriInfo uri) {
        return new Answer(
                RestResponse.Status.CREATED,
                null,
                uri.getAbsolutePathBuilder().path(account.id()).build(),
                AccountAnswer.of(account));
    }

    /** The data that identifies retries is stored, and would disclose passwords. */
    private WriteRequest readOnce(HttpServerRequest http, byte[] body) {
        var request = read(http, body);
        request.refuseKey("requests with a password are not stored for retries; omit the header");
        return request;
    }

    private WriteRequest read(HttpServerRequest http, byte[] body) {
        var request = requests.read(http, body);
        request.refuseExpectation("an account has no revision; omit If-Match");
        return request;
    }
}
