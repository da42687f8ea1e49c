package dev.backsource.config.api.revisions;

import dev.backsource.config.access.Role;
import dev.backsource.config.access.TeamScope;
import dev.backsource.config.api.answers.ChangeOptions;
import dev.backsource.config.api.answers.DomainAnswers;
import dev.backsource.config.api.answers.WriteAnswer;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.history.Histories;
import dev.backsource.config.history.Revision;
import dev.backsource.config.preflight.PreflightChecks;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequests;
import dev.backsource.config.write.PreparedWrite;
import dev.backsource.policy.domain.DomainName;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The revisions of a domain, including a removed one. */
@Tag(name = "History")
@Path("/api/v1/domains/{name}/revisions")
@Produces(MediaType.APPLICATION_JSON)
public class RevisionsResource {
    private final Histories histories;
    private final DomainWriter writer;
    private final WriteRequests requests;
    private final DomainAnswers answers;
    private final Callers callers;
    private final PreflightChecks checks;

    RevisionsResource(
            Histories histories,
            DomainWriter writer,
            WriteRequests requests,
            DomainAnswers answers,
            Callers callers,
            PreflightChecks checks) {
        this.checks = checks;
        this.histories = histories;
        this.writer = writer;
        this.requests = requests;
        this.answers = answers;
        this.callers = callers;
    }

    @GET
    @Compressed
    @Operation(
            operationId = "listRevisions",
            summary = "List the revisions of a domain, newest first",
            description = "A page is cut short, with a next, before the states of its revisions exceed 2 MiB; a request"
                    + " with page is refused instead. With after it begins with the preceding revision")
    public Uni<Page<Revision>> list(
            @RestPath String name,
            @RestQuery @Nullable String page,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var violations = new Violations();
        var wanted = PageRequest.read(page, after, size, violations);
        var start = Parameters.revision("after", after, violations);
        violations.throwIfAny();
        var domain = Parameters.domain(name);
        var found = start == null
                ? histories.page(domain, seen(domain), wanted.page(), wanted.size())
                : histories.before(domain, seen(domain), start, wanted.size());
        return found.map(slice -> wanted.of(slice, Function.identity(), Revision::revision, uri));
    }

    @GET
    @Path("{revision}")
    @Operation(operationId = "getRevision", summary = "Get a revision of a domain with its full state")
    public Uni<RevisionAnswer> get(@RestPath String name, @RestPath String revision) {
        var domain = Parameters.domain(name);
        return histories
                .get(domain, seen(domain), Parameters.revision(revision))
                .map(past -> RevisionAnswer.of(past, answers::read));
    }

    /** Revisions from the time when a domain was another team's are not for everybody who sees it now. */
    private TeamScope seen(DomainName domain) {
        return callers.current().scope(Role.VIEWER, domain);
    }

    @POST
    @Path("{revision}/restore")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "restoreRevision",
            summary = "Restore a domain to an earlier revision, as a new revision; this also restores a removed"
                    + " domain",
            description = "Requires an administrator if this changes the granted ports")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    @RequestBody(
            description = "no body, or an empty object",
            required = false,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, maxProperties = 0)))
    public Uni<RestResponse<String>> restore(
            @RestPath String name,
            @RestPath String revision,
            @RestQuery @Nullable String dryRun,
            @RestQuery @Nullable String preflight,
            @RestQuery @Nullable String confirmedDomains,
            byte[] body,
            @Context HttpServerRequest http) {
        JsonBody.refuseContent(body);
        var options = ChangeOptions.read(dryRun, preflight, confirmedDomains);
        var request = requests.read(http, body).confirming(options.confirmation());
        var check = checks.ofChange(request.caller(), options.preflight());
        var restore = writer.restore(
                Parameters.domain(name),
                Parameters.revision(revision),
                request.expected(),
                request.provenance(),
                check);
        Function<WriteResult, Answer> answer = written -> answers.written(written, null, check.findings());
        return options.dryRun()
                ? requests.tryOut(
                        request,
                        new PreparedWrite.Ready<>(answers.trial(restore, request.caller(), answer, check)),
                        check::hasAsked)
                : requests.carryOut(request, restore.map(answer));
    }
}
