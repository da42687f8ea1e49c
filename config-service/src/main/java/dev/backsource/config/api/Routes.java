package dev.backsource.config.api;

import dev.backsource.config.access.Role;
import dev.backsource.config.api.access.AccessFailures;
import dev.backsource.config.api.access.people.PeopleFailures;
import dev.backsource.config.api.answers.DomainFailures;
import dev.backsource.config.api.changerequests.ChangeRequestFailures;
import dev.backsource.config.api.edges.EdgeFailures;
import dev.backsource.config.api.parts.PartEndpoint;
import dev.backsource.config.api.revisions.RevisionFailures;
import dev.backsource.config.web.caller.CallerFailures;
import dev.backsource.config.web.routing.Route;
import dev.backsource.config.web.routing.RouteAccess.Where;
import dev.backsource.config.web.routing.RouteTable;
import dev.backsource.config.web.routing.RouteTrait;
import dev.backsource.config.web.session.SessionFailures;
import java.util.stream.Stream;

/** All routes of the interface. A resource without a route here fails the build, as does a route without a resource. */
final class Routes {
    static final String DOMAIN = "/api/v1/domains/{name}";

    private Routes() {}

    static RouteTable table() {
        return new RouteTable(Stream.of(
                        ofDomains(),
                        ofParts(),
                        ofRevisions(),
                        ofPurges(),
                        ofChangeRequests(),
                        ofTheFleet(),
                        ofAccess(),
                        ofTeams(),
                        ofPeople(),
                        Stream.of(Route.get("/api/v1/audit").taking(Role.VIEWER, Where.SOMEWHERE)))
                .flatMap(routes -> routes)
                .toList());
    }

    private static Stream<Route> ofDomains() {
        return Stream.of(
                Route.get("/api/v1/domains").taking(Role.VIEWER, Where.SOMEWHERE),
                Route.post("/api/v1/domains")
                        .taking(Role.OPERATOR, Where.SOMEWHERE)
                        .with(RouteTrait.TAGGED)
                        .refusing(
                                DomainFailures.DOMAIN_EXISTS,
                                DomainFailures.QUOTA_EXCEEDED,
                                DomainFailures.CONSENT_MISSING,
                                AccessFailures.NO_SUCH_TEAM,
                                DomainFailures.NAME_TAKEN),
                Route.get(DOMAIN).with(RouteTrait.TAGGED),
                Route.delete(DOMAIN)
                        .with(RouteTrait.CONDITIONAL, RouteTrait.TAGGED)
                        .refusing(DomainFailures.CONSENT_MISSING),
                Route.get(DOMAIN + "/health"),
                Route.get(DOMAIN + "/preflight")
                        .taking(Role.OPERATOR, Where.DOMAIN)
                        .with(RouteTrait.PREFLIGHT),
                Route.get(DOMAIN + "/origin-protocol-policy").with(RouteTrait.TAGGED),
                Route.get(DOMAIN + "/rollout"),
                Route.put(DOMAIN + "/team")
                        .taking(Role.ADMINISTRATOR, Where.EVERYWHERE)
                        .with(RouteTrait.CONDITIONAL, RouteTrait.TAGGED)
                        .refusing(AccessFailures.NO_SUCH_TEAM),
                Route.post("/api/v1/batches")
                        .taking(Role.OPERATOR, Where.SOMEWHERE)
                        .with(RouteTrait.BATCH));
    }

    /** All parts are set and changed alike. */
    private static Stream<Route> ofParts() {
        return PartEndpoint.ALL.stream()
                .flatMap(part -> Stream.of(Route.put(path(part)), Route.patch(path(part)))
                        .map(route -> route.refusing(DomainFailures.QUOTA_EXCEEDED, DomainFailures.CONSENT_MISSING))
                        .map(route -> part.granted()
                                ? route.with(RouteTrait.CONDITIONAL, RouteTrait.TAGGED, RouteTrait.TRIABLE)
                                        .taking(Role.ADMINISTRATOR, Where.DOMAIN)
                                : route.with(RouteTrait.CONDITIONAL, RouteTrait.TAGGED, RouteTrait.TRIABLE)));
    }

    static String path(PartEndpoint<?> part) {
        return DOMAIN + "/" + part.address().segment();
    }

    private static Stream<Route> ofRevisions() {
        return Stream.of(
                Route.get(DOMAIN + "/revisions"),
                Route.get(DOMAIN + "/revisions/{revision}"),
                Route.post(DOMAIN + "/revisions/{revision}/restore")
                        .with(RouteTrait.CONDITIONAL, RouteTrait.TAGGED)
                        .refusing(
                                RevisionFailures.REVISION_IS_A_REMOVAL,
                                DomainFailures.NAME_TAKEN,
                                DomainFailures.CONSENT_MISSING));
    }

    private static Stream<Route> ofPurges() {
        return Stream.of(
                Route.get("/api/v1/purges").taking(Role.VIEWER, Where.SOMEWHERE),
                Route.get(DOMAIN + "/purges"),
                Route.post(DOMAIN + "/purges")
                        .with(RouteTrait.CONDITIONAL, RouteTrait.PURGE)
                        .refusing(DomainFailures.QUOTA_EXCEEDED),
                Route.get(DOMAIN + "/purges/{id}"));
    }

    private static Stream<Route> ofChangeRequests() {
        var requests = DOMAIN + "/change-requests";
        var request = requests + "/{request}";
        return Stream.of(
                Route.get("/api/v1/change-requests").taking(Role.VIEWER, Where.SOMEWHERE),
                Route.get(requests),
                Route.post(requests).with(RouteTrait.CONDITIONAL).refusing(ChangeRequestFailures.NOT_NEEDED),
                Route.get(request),
                Route.post(request + "/approve")
                        .with(RouteTrait.CONDITIONAL, RouteTrait.TAGGED)
                        .refusing(ChangeRequestFailures.CLOSED),
                Route.post(request + "/decline").refusing(ChangeRequestFailures.CLOSED),
                Route.post(request + "/withdraw").refusing(ChangeRequestFailures.CLOSED));
    }

    private static Stream<Route> ofAccess() {
        var keys = "/api/v1/access-keys";
        return Stream.of(
                Route.get("/api/v1/caller").taking(Role.VIEWER, Where.NOWHERE).with(RouteTrait.FROM_MEMORY),
                Route.get(keys).taking(Role.VIEWER, Where.NOWHERE).with(RouteTrait.FROM_MEMORY),
                Route.post(keys)
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .with(RouteTrait.ONCE)
                        .refusing(
                                AccessFailures.TOO_MANY_KEYS,
                                AccessFailures.NO_SUCH_TEAM,
                                AccessFailures.CALLER_NAME_TAKEN),
                Route.get(keys + "/{key}").taking(Role.VIEWER, Where.NOWHERE).with(RouteTrait.FROM_MEMORY),
                Route.patch(keys + "/{key}")
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .refusing(CallerFailures.LAST_ADMINISTRATOR, AccessFailures.CALLER_NAME_TAKEN),
                Route.delete(keys + "/{key}")
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .refusing(CallerFailures.LAST_ADMINISTRATOR));
    }

    private static Stream<Route> ofTeams() {
        var teams = "/api/v1/teams";
        return Stream.of(
                Route.get(teams).taking(Role.VIEWER, Where.SOMEWHERE),
                Route.post(teams).taking(Role.ADMINISTRATOR, Where.EVERYWHERE).refusing(AccessFailures.TEAM_EXISTS),
                Route.get(teams + "/{team}").taking(Role.VIEWER, Where.NOWHERE),
                Route.patch(teams + "/{team}").taking(Role.ADMINISTRATOR, Where.EVERYWHERE),
                Route.delete(teams + "/{team}")
                        .taking(Role.ADMINISTRATOR, Where.EVERYWHERE)
                        .refusing(AccessFailures.TEAM_IN_USE));
    }

    private static Stream<Route> ofPeople() {
        var session = "/api/v1/session";
        var accounts = "/api/v1/accounts";
        var account = accounts + "/{account}";
        return Stream.of(
                Route.post(session)
                        .taking(Role.VIEWER, Where.ANYBODY)
                        .with(RouteTrait.ONCE)
                        .refusing(SessionFailures.TOO_MANY_ATTEMPTS),
                Route.get(session)
                        .taking(Role.VIEWER, Where.NOWHERE)
                        .with(RouteTrait.FROM_MEMORY, RouteTrait.OF_SESSION)
                        .refusing(SessionFailures.NO_SESSION),
                Route.delete(session)
                        .taking(Role.VIEWER, Where.NOWHERE)
                        .with(RouteTrait.ONCE, RouteTrait.OF_SESSION)
                        .refusing(SessionFailures.NO_SESSION),
                Route.post("/api/v1/sign-in-links")
                        .taking(Role.VIEWER, Where.NOWHERE)
                        .with(RouteTrait.ONCE)
                        .refusing(SessionFailures.NO_ACCESS_KEY),
                Route.put("/api/v1/caller/password")
                        .taking(Role.VIEWER, Where.NOWHERE)
                        .with(RouteTrait.ONCE, RouteTrait.OF_SESSION)
                        .refusing(SessionFailures.NO_SESSION, SessionFailures.TOO_MANY_ATTEMPTS),
                Route.get(accounts).taking(Role.VIEWER, Where.NOWHERE).with(RouteTrait.FROM_MEMORY),
                Route.post(accounts)
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .with(RouteTrait.ONCE)
                        .refusing(
                                PeopleFailures.USERNAME_TAKEN,
                                AccessFailures.NO_SUCH_TEAM,
                                SessionFailures.TOO_MANY_ATTEMPTS),
                Route.get(account).taking(Role.VIEWER, Where.NOWHERE).with(RouteTrait.FROM_MEMORY),
                Route.patch(account)
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .with(RouteTrait.ONCE)
                        .refusing(
                                CallerFailures.LAST_ADMINISTRATOR,
                                AccessFailures.NO_SUCH_TEAM,
                                SessionFailures.TOO_MANY_ATTEMPTS),
                Route.delete(account)
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .refusing(CallerFailures.LAST_ADMINISTRATOR));
    }

    private static Stream<Route> ofTheFleet() {
        return Stream.of(
                Route.get("/api/v1/alerts").taking(Role.VIEWER, Where.SOMEWHERE).with(RouteTrait.FROM_MEMORY),
                Route.get("/api/v1/edges").taking(Role.VIEWER, Where.SOMEWHERE),
                Route.delete("/api/v1/edges/{edge}")
                        .taking(Role.ADMINISTRATOR, Where.EVERYWHERE)
                        .refusing(EdgeFailures.EDGE_STILL_REPORTS),
                Route.get("/api/v1/explain")
                        .taking(Role.VIEWER, Where.SOMEWHERE)
                        .refusing(DomainFailures.UNKNOWN_DOMAIN),
                Route.get("/api/v1/events").taking(Role.VIEWER, Where.SOMEWHERE),
                Route.get("/api/v1/traffic").with(RouteTrait.FROM_MEMORY),
                Route.get("/api/v1/reconciliation").with(RouteTrait.FROM_MEMORY),
                Route.post("/api/v1/reconciliation/repairs").taking(Role.ADMINISTRATOR, Where.EVERYWHERE));
    }
}
