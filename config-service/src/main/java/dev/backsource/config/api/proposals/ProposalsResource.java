package dev.backsource.config.api.proposals;

import dev.backsource.config.access.Role;
import dev.backsource.config.access.TeamScope;
import dev.backsource.config.api.parts.DecisionBody;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.proposals.Proposal;
import dev.backsource.config.proposals.ProposalLists;
import dev.backsource.config.proposals.ProposalSlice;
import dev.backsource.config.proposals.Proposals;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.query.Parameters;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequest;
import dev.backsource.config.web.write.WriteRequests;
import dev.backsource.policy.domain.Domain;
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
import java.util.List;
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

/** Proposals of changes of a domain: create, list, read, decide. */
@Tag(name = "Proposals")
@Path("/api/v1/domains/{name}/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProposalsResource {
    private final Proposals proposals;
    private final ProposalLists lists;
    private final DomainReader domains;
    private final WriteRequests requests;
    private final Callers callers;

    ProposalsResource(
            Proposals proposals, ProposalLists lists, DomainReader domains, WriteRequests requests, Callers callers) {
        this.proposals = proposals;
        this.lists = lists;
        this.domains = domains;
        this.requests = requests;
        this.callers = callers;
    }

    @POST
    @Operation(
            operationId = "proposeChange",
            summary = "Propose a change of a domain for a second person to approve",
            description =
                    "A domain has up to 20 open proposals and up to 50 proposals per day; each is open for 7 days")
    @APIResponseSchema(value = ProposalAnswer.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(ref = "ProposalBody")))
    public Uni<RestResponse<String>> propose(
            @RestPath String name, byte[] body, @Context HttpServerRequest http, @Context UriInfo uri) {
        var request = requests.read(http, body);
        var wanted = JsonBody.read(body, ProposalBody.TYPE);
        var proposed = proposals.propose(
                Parameters.domain(name), wanted.edit(), wanted.reason(), request.expected(), request.provenance());
        return requests.carryOut(
                request,
                proposed.map(made -> new Answer(
                        RestResponse.Status.CREATED,
                        null,
                        uri.getAbsolutePathBuilder().path(made.id()).build(),
                        ProposalAnswer.of(made))));
    }

    @GET
    @Compressed
    @Operation(
            operationId = "listProposals",
            summary = "List the proposals for a domain, newest first",
            description = "A page is cut short, with a next, before the proposed states exceed 2 MiB")
    public Uni<Page<ProposalAnswer>> list(
            @RestPath String name,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String size,
            @Context UriInfo uri) {
        var violations = new Violations();
        var last = Parameters.after(after, "a proposal", violations);
        var most = PageRequest.read(null, size, violations).size();
        violations.throwIfAny();
        var domain = Parameters.domain(name);
        return lists.of(domain, seen(domain), last, most)
                .chain(found -> now(domain).map(now -> page(found, now, most, uri)));
    }

    @GET
    @Path("{proposal}")
    @Operation(operationId = "getProposal", summary = "Get a proposal and its outcome")
    public Uni<ProposalAnswer> get(@RestPath String name, @RestPath String proposal) {
        var domain = Parameters.domain(name);
        return lists.get(domain, seen(domain), proposal)
                .chain(found -> now(domain).map(now -> ProposalAnswer.of(found, now)));
    }

    @POST
    @Path("{proposal}/approve")
    @Operation(
            operationId = "approveProposal",
            summary = "Approve another person's proposal, which creates a revision of the domain",
            description =
                    "The domain must be at the proposal's base revision. Keys count as the person that created them")
    @APIResponseSchema(value = ProposalAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "DecisionBody")))
    public Uni<RestResponse<String>> approve(
            @RestPath String name, @RestPath String proposal, byte[] body, @Context HttpServerRequest http) {
        var write = read(http, body);
        var comment = JsonBody.read(body, DecisionBody.TYPE);
        return requests.carryOut(
                write,
                proposals
                        .approve(Parameters.domain(name), proposal, comment, write.provenance())
                        .map(approved -> new Answer(
                                RestResponse.Status.OK,
                                approved.written().revision(),
                                null,
                                ProposalAnswer.of(approved.proposal()))));
    }

    @POST
    @Path("{proposal}/decline")
    @Operation(operationId = "declineProposal", summary = "Decline a proposal")
    @APIResponseSchema(value = ProposalAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(schema = @Schema(ref = "DecisionBody")))
    public Uni<RestResponse<String>> decline(
            @RestPath String name, @RestPath String proposal, byte[] body, @Context HttpServerRequest http) {
        var write = read(http, body);
        var comment = JsonBody.read(body, DecisionBody.TYPE);
        return requests.carryOut(
                write,
                proposals
                        .decline(Parameters.domain(name), proposal, comment, write.provenance())
                        .map(ProposalsResource::ended));
    }

    @POST
    @Path("{proposal}/withdraw")
    @Operation(operationId = "withdrawProposal", summary = "Withdraw your proposal")
    @APIResponseSchema(value = ProposalAnswer.class, responseCode = "200")
    @RequestBody(
            description = "no body, or an empty object",
            required = false,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, maxProperties = 0)))
    public Uni<RestResponse<String>> withdraw(
            @RestPath String name, @RestPath String proposal, byte[] body, @Context HttpServerRequest http) {
        JsonBody.refuseContent(body);
        var write = read(http, body);
        return requests.carryOut(
                write,
                proposals
                        .withdraw(Parameters.domain(name), proposal, write.provenance())
                        .map(ProposalsResource::ended));
    }

    private static Answer ended(Proposal proposal) {
        return Answer.ok(ProposalAnswer.of(proposal));
    }

    /** The present domain; null when it doesn't exist. */
    private Uni<@Nullable Domain> now(DomainName name) {
        return domains.those(List.of(name)).map(found -> {
            var state = found.get(name);
            return state == null ? null : state.domain();
        });
    }

    private static Page<ProposalAnswer> page(ProposalSlice found, @Nullable Domain now, int most, UriInfo uri) {
        var answers = found.items().stream()
                .map(proposal -> ProposalAnswer.of(proposal, now))
                .toList();
        return PageRequest.latest(answers, found.more(), most, ProposalAnswer::id, uri);
    }

    private WriteRequest read(HttpServerRequest http, byte[] body) {
        var request = requests.read(http, body);
        request.refuseExpectation("a proposal is for one revision; omit If-Match");
        return request;
    }

    /** Proposals from the time when a domain was another team's are not for everybody who sees it now. */
    private TeamScope seen(DomainName domain) {
        return callers.current().scope(Role.VIEWER, domain);
    }
}
