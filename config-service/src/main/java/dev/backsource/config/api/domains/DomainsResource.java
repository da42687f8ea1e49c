package dev.backsource.config.api.domains;

import dev.backsource.config.access.proof.ProofDeadline;
import dev.backsource.config.api.answers.ChangeOptions;
import dev.backsource.config.api.answers.ConfirmedDomains;
import dev.backsource.config.api.answers.DomainAnswer;
import dev.backsource.config.api.answers.DomainAnswers;
import dev.backsource.config.api.answers.RolloutSummary;
import dev.backsource.config.api.answers.WriteAnswer;
import dev.backsource.config.api.creations.DomainCreations;
import dev.backsource.config.api.creations.NewDomainBody;
import dev.backsource.config.domain.DomainLists;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.preflight.PreflightChecks;
import dev.backsource.config.progressive.RolloutLists;
import dev.backsource.config.web.audit.RequestAudit;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.Answers;
import dev.backsource.config.web.write.WriteRequests;
import dev.backsource.policy.domain.DomainName;
import io.quarkus.vertx.http.Compressed;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.Function;
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

/** Domains: create, list, read, remove. */
@Tag(name = "Domains")
@Path("/api/v1/domains")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DomainsResource {
    private static final byte[] NO_BODY = {};
    private final DomainReader reader;
    private final DomainLists lists;
    private final DomainFilters filters;
    private final DomainWriter writer;
    private final WriteRequests requests;
    private final DomainAnswers answers;
    private final DomainCreations creations;
    private final Callers callers;
    private final PreflightChecks checks;
    private final RolloutLists rollouts;

    DomainsResource(
            DomainReader reader,
            DomainLists lists,
            DomainFilters filters,
            DomainWriter writer,
            WriteRequests requests,
            DomainAnswers answers,
            DomainCreations creations,
            Callers callers,
            PreflightChecks checks,
            RolloutLists rollouts) {
        this.checks = checks;
        this.rollouts = rollouts;
        this.reader = reader;
        this.lists = lists;
        this.filters = filters;
        this.creations = creations;
        this.callers = callers;
        this.writer = writer;
        this.requests = requests;
        this.answers = answers;
    }

    @POST
    @Operation(operationId = DomainCreations.OPERATION, summary = "Create a domain")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewDomainBody")))
    public Uni<RestResponse<String>> create(
            @RestQuery @Nullable String dryRun,
            @RestQuery @Nullable String preflight,
            byte[] body,
            @Context RoutingContext context,
            @Context UriInfo uri) {
        var request = requests.read(context.request(), body);
        request.refuseExpectation("a new domain has no revision; omit If-Match");
        var wanted = JsonBody.read(body, NewDomainBody.TYPE);
        var name = wanted.domain().name().value();
        RequestAudit.isAboutDomain(context, name);
        var location = uri.getAbsolutePathBuilder().path(name).build();
        var options = ChangeOptions.read(dryRun, preflight);
        var check = checks.ofChange(request.caller(), options.preflight());
        var creation = creations.prepare(wanted, request.provenance(), ProofDeadline.begin(), check);
        Function<WriteResult, Answer> answer = written -> answers.created(written, location, check.findings());
        return options.dryRun()
                ? requests.tryOut(
                        request,
                        creation.then(write -> answers.trial(write, request.caller(), answer, check)),
                        check::hasAsked)
                : requests.carryOut(request, creation.map(answer));
    }

    @GET
    @Compressed
    @Operation(
            operationId = "listDomains",
            summary = "List the domains that you can see, filtered by the parameters and sorted by name",
            description = "A page is cut short, with a next, before its domains exceed 2 MiB; a request with page is"
                    + " refused instead")
    public Uni<Page<DomainAnswer>> list(
            @RestQuery @Nullable String query,
            @RestQuery @Nullable String redirectType,
            @RestQuery @Nullable String team,
            @RestQuery @Nullable String alerting,
            @RestQuery @Nullable String ports,
            @RestQuery @Nullable String page,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var violations = new Violations();
        var wanted = PageRequest.read(page, after, size, violations);
        var start =
                after == null ? null : violations.check("after", Violation.MALFORMED, () -> DomainName.parse(after));
        var from = start == null ? "" : start.value();
        var filter =
                filters.read(new DomainFilters.Asked(query, redirectType, team, alerting, ports, from), violations);
        violations.throwIfAny();
        var caller = callers.current();
        var found = start == null
                ? lists.page(caller, filter, (int) wanted.skipped(), wanted.size())
                : lists.after(caller, start.value(), filter, wanted.size());
        return found.map(slice -> wanted.of(slice, answers::listed, DomainAnswer::name, uri));
    }

    @GET
    @Compressed
    @Path("{name}")
    @Operation(operationId = "getDomain", summary = "Get a domain")
    public Uni<RestResponse<DomainAnswer>> get(@RestPath String name) {
        return reader.get(Parameters.domain(name))
                .chain(state -> summary(state)
                        .map(rollout -> Answers.tagged(answers.read(state, rollout.orElse(null)), state.revision())));
    }

    /** Of a rollout that has ended since the domain was read, there is none. */
    private Uni<Optional<RolloutSummary>> summary(DomainState state) {
        return state.rollout() == null
                ? Uni.createFrom().item(Optional.empty())
                : rollouts.underWay(state.domain().name()).map(found -> found.map(RolloutSummary::of));
    }

    @DELETE
    @Path("{name}")
    @Operation(operationId = "removeDomain", summary = "Remove a domain")
    @APIResponseSchema(value = WriteAnswer.class, responseCode = "200")
    public Uni<RestResponse<String>> remove(
            @RestPath String name,
            @RestQuery @Nullable String dryRun,
            @RestQuery @Nullable String confirmedDomains,
            @Context HttpServerRequest http) {
        var request = requests.read(http, NO_BODY).confirming(ConfirmedDomains.read(confirmedDomains));
        var removal = writer.remove(Parameters.domain(name), request.expected(), request.provenance());
        return Parameters.flag("dryRun", dryRun)
                ? requests.tryOut(request, answers.trial(removal, request.caller(), answers::written, null))
                : requests.carryOut(request, removal.map(answers::written));
    }
}
