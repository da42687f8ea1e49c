package dev.backsource.config.api.access;

import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleRefusal;
import dev.backsource.config.access.quotas.OpenStreams;
import dev.backsource.config.access.teams.Team;
import dev.backsource.config.access.teams.TeamEdit;
import dev.backsource.config.access.teams.TeamRefusal;
import dev.backsource.config.access.teams.TeamState;
import dev.backsource.config.access.teams.TeamStates;
import dev.backsource.config.access.teams.Teams;
import dev.backsource.config.web.caller.Callers;
import dev.backsource.config.web.json.JsonBody;
import dev.backsource.config.web.json.MergePatch;
import dev.backsource.config.web.problem.Violations;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.WriteRequest;
import dev.backsource.config.web.write.WriteRequests;
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

/** Teams: create, list, read, change, delete. */
@Tag(name = "Access")
@Path("/api/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TeamsResource {
    private static final byte[] NO_BODY = {};

    private final Teams teams;
    private final Callers callers;
    private final WriteRequests requests;
    private final TeamStates states;
    private final AccessWrites writes;
    private final OpenStreams streams;

    TeamsResource(
            Teams teams,
            Callers callers,
            WriteRequests requests,
            TeamStates states,
            AccessWrites writes,
            OpenStreams streams) {
        this.teams = teams;
        this.callers = callers;
        this.requests = requests;
        this.states = states;
        this.writes = writes;
        this.streams = streams;
    }

    @POST
    @Operation(operationId = "createTeam", summary = "Create a team")
    @APIResponseSchema(value = Team.class, responseCode = "201")
    @RequestBody(content = @Content(schema = @Schema(ref = "NewTeamBody")))
    public Uni<RestResponse<String>> create(byte[] body, @Context HttpServerRequest http, @Context UriInfo uri) {
        var request = read(http, body);
        var wanted = JsonBody.read(body, NewTeamBody.TYPE);
        var location = uri.getAbsolutePathBuilder().path(wanted.id()).build();
        return requests.carryOut(
                request,
                teams.create(wanted.id(), wanted.name())
                        .map(team -> new Answer(RestResponse.Status.CREATED, null, location, team)));
    }

    @GET
    @Operation(operationId = "listTeams", summary = "List your teams; all teams, if you can see all domains")
    public Uni<Page<Team>> list(
            @RestQuery @Nullable String page, @RestQuery @Nullable String size, @Context UriInfo uri) {
        var violations = new Violations();
        var wanted = PageRequest.read(page, size, violations);
        violations.throwIfAny();
        return teams.list(callers.current()).map(found -> wanted.of(found, uri));
    }

    @GET
    @Path("{team}")
    @Operation(operationId = "getTeam", summary = "Get a team with its quotas and usage")
    public Uni<TeamAnswer> get(@RestPath String team) {
        return states.get(team, callers.current()).map(this::answer);
    }

    @PATCH
    @Path("{team}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            operationId = "patchTeam",
            summary = "Change the name, the quotas or the rules for changes of a team (RFC 7396)",
            description = "Existing usage above a new quota is kept. Administrators of the team may change rollout"
                    + " alone; everything else requires a global administrator")
    @APIResponseSchema(value = TeamAnswer.class, responseCode = "200")
    @RequestBody(content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(ref = "TeamEditBody")))
    public Uni<RestResponse<String>> change(@RestPath String team, byte[] body, @Context HttpServerRequest http) {
        var request = read(http, body);
        var edit = JsonBody.read(body, TeamEditBody.TYPE);
        requireMayChange(team, edit);
        var change = states.change(team, edit);
        return writes.carryOut(request, change.map(changed -> Answer.ok(answer(changed))));
    }

    /** A team that the caller may not know of counts as missing where its administrators could make the change. */
    private void requireMayChange(String team, TeamEdit edit) {
        var caller = callers.current();
        if (!edit.isOfRolloutAlone()) {
            caller.requireEverywhere(Role.ADMINISTRATOR);
        } else if (!caller.maySeeTeam(team)) {
            throw TeamRefusal.unknown();
        } else if (!caller.mayForTeam(Role.ADMINISTRATOR, team)) {
            throw RoleRefusal.of(Role.ADMINISTRATOR, "all domains of the team");
        }
    }

    private TeamAnswer answer(TeamState state) {
        return TeamAnswer.of(state, streams.ofTeam(state.team().id()));
    }

    @DELETE
    @Path("{team}")
    @Operation(operationId = "deleteTeam", summary = "Delete a team that owns no domains and has no roles")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Uni<RestResponse<String>> delete(@RestPath String team, @Context HttpServerRequest http) {
        var request = read(http, NO_BODY);
        return requests.carryOut(request, teams.delete(team).map(gone -> Answer.NO_CONTENT));
    }

    private WriteRequest read(HttpServerRequest http, byte[] body) {
        var request = requests.read(http, body);
        request.refuseExpectation("a team has no revision; omit If-Match");
        return request;
    }
}
