package dev.backsource.config.api.domains;

import dev.backsource.config.api.answers.DomainAnswers;
import dev.backsource.config.api.answers.WriteAnswer;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.query.Parameters;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The team of a domain. */
@Tag(name = "Access")
@Path("/api/v1/domains/{name}/team")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TeamResource {
    private final DomainWriter writer;
    private final WriteRequests requests;
    private final DomainAnswers answers;

    TeamResource(DomainWriter writer, WriteRequests requests, DomainAnswers answers) {
        this.writer = writer;
        this.requests = requests;
        this.answers = answers;
    }

    @PUT
    @Operation(
            operationId = "giveDomain",
            summary = "Transfer a domain to another team, which can't see its earlier history")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "TeamBody")))
    public Uni<RestResponse<String>> give(
            @RestPath String name, @RestQuery @Nullable String dryRun, byte[] body, @Context HttpServerRequest http) {
        var request = requests.read(http, body);
        var team = JsonBody.read(body, TeamBody.TYPE).orElse(null);
        var gift = writer.giveTo(team, Parameters.domain(name), request.expected(), request.provenance());
        return Parameters.flag("dryRun", dryRun)
                ? requests.tryOut(request, answers.trial(gift, request.caller(), answers::written, null))
                : requests.carryOut(request, gift.map(answers::written));
    }
}
