package dev.backsource.config.api.alerts;

import dev.backsource.config.notification.Acknowledgement;
import dev.backsource.config.notification.Acknowledgements;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequest;
import dev.backsource.config.web.write.WriteRequests;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Acknowledgements of firing alerts. */
@Tag(name = "Fleet")
@Path("/api/v1/alerts/acknowledgements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AcknowledgementsResource {
    private static final byte[] NO_BODY = {};

    private final Acknowledgements acknowledgements;
    private final WriteRequests requests;

    AcknowledgementsResource(Acknowledgements acknowledgements, WriteRequests requests) {
        this.acknowledgements = acknowledgements;
        this.requests = requests;
    }

    @POST
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Acknowledge a firing alert with a note; webhooks aren't told of it again until it ends")
    @APIResponseSchema(value = Acknowledgement.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "AcknowledgementBody")))
    public Uni<RestResponse<String>> acknowledge(byte[] body, @Context HttpServerRequest http) {
        var request = read(http, body);
        var wanted = JsonBody.read(body, AcknowledgementBody.TYPE);
        return requests.carryOut(
                        request,
                        acknowledgements
                                .acknowledge(wanted.alert(), wanted.note(), request.provenance())
                                .map(Answer::ok))
                .call(this::shown);
    }

    @DELETE
    @Operation(operationId = "withdrawAcknowledgement", summary = "Take the acknowledgement of a firing alert back")
    @APIResponse(responseCode = "204", description = "Taken back")
    public Uni<RestResponse<String>> withdraw(@RestQuery @Nullable String alert, @Context HttpServerRequest http) {
        var request = read(http, NO_BODY);
        var violations = new Violations();
        if (alert == null) {
            violations.add("alert", Violation.REQUIRED, "is required: a domain or a subject, / and the alert's kind");
        }
        violations.throwIfAny();
        return requests.carryOut(
                        request,
                        acknowledgements
                                .withdraw(String.valueOf(alert), request.provenance())
                                .map(gone -> Answer.NO_CONTENT))
                .call(this::shown);
    }

    /** Whoever lists the alerts next sees the change; if the database is gone, a moment later. */
    private Uni<Void> shown() {
        return acknowledgements.read().onFailure().recoverWithNull();
    }

    private WriteRequest read(HttpServerRequest http, byte[] body) {
        var request = requests.read(http, body);
        request.refuseExpectation("an alert has no revision; omit If-Match");
        return request;
    }
}
