package dev.backsource.config.api.reconciliation;

import dev.backsource.config.reconciliation.Agreement;
import dev.backsource.config.reconciliation.Reconciliation;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequests;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The comparison of the published states with the committed ones, and the repair of differences. */
@Path("/api/v1/reconciliation")
@Tag(name = "Fleet")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class ReconciliationResource {
    private static final int LISTED = 100;
    private static final int REPAIRED_AT_ONCE = 1_000;

    private final Reconciliation reconciliation;
    private final WriteRequests requests;

    ReconciliationResource(Reconciliation reconciliation, WriteRequests requests) {
        this.reconciliation = reconciliation;
        this.requests = requests;
    }

    /**
     * The result of a repair.
     *
     * @param published the number of domains that were published again
     */
    public record RepairAnswer(int published) {}

    @GET
    @Compressed
    @Operation(
            operationId = "readReconciliation",
            summary = "Get whether the policy change topic and the database agree",
            description =
                    "If they differ, edges may serve a state that isn't in the database; the first 100 domains are"
                            + " listed")
    public Agreement agreement() {
        return reconciliation.agreement(LISTED);
    }

    @POST
    @Path("repairs")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "repairPublishedDomains",
            summary = "Republish up to 1,000 domains whose topic record differs from the database",
            description = "Requires an administrator. Each becomes a new revision that supersedes the topic's record at"
                    + " every edge. Repeat until none is published")
    @APIResponseSchema(value = RepairAnswer.class, responseCode = "200")
    @RequestBody(description = "no body, or an empty object")
    public Uni<RestResponse<String>> repair(byte[] body, @Context HttpServerRequest http) {
        JsonBody.refuseContent(body);
        var request = requests.read(http, body);
        request.refuseExpectation("a repair covers many domains; omit If-Match");
        var repair = reconciliation
                .repair(REPAIRED_AT_ONCE, request.provenance())
                .map(published -> Answer.ok(new RepairAnswer(published)));
        return requests.carryOutElsewhere(request, repair);
    }
}
