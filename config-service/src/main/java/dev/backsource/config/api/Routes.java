package dev.backsource.config.api;

import dev.backsource.config.access.Role;
import dev.backsource.config.access.accounts.AccountRefusal;
import dev.backsource.config.access.changes.AccessChanges;
import dev.backsource.config.access.keys.KeyRefusal;
import dev.backsource.config.access.passwords.AttemptRefusal;
import dev.backsource.config.access.quotas.QuotaRefusal;
import dev.backsource.config.access.sessions.SessionRefusal;
import dev.backsource.config.access.teams.TeamRefusal;
import dev.backsource.config.api.parts.PartEndpoint;
import dev.backsource.config.changerequests.ChangeRequestRefusal;
import dev.backsource.config.domain.DomainRefusal;
import dev.backsource.config.domain.RevisionRefusal;
import dev.backsource.config.edges.EdgeRefusal;
import dev.backsource.config.freeze.FreezeRefusal;
import dev.backsource.config.hold.HoldRefusal;
import dev.backsource.config.masschange.MassChangeRefusal;
import dev.backsource.config.notification.AlertRefusal;
import dev.backsource.config.notification.receiver.ReceiverRefusal;
import dev.backsource.config.preflight.PreflightRefusal;
import dev.backsource.config.progressive.RolloutRefusal;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.release.ReleaseRefusal;
import dev.backsource.config.web.routing.Route;
import dev.backsource.config.web.routing.RouteAccess.Where;
import dev.backsource.config.web.routing.RouteTable;
import dev.backsource.config.web.routing.RouteTrait;
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
                        ofProgressiveRollouts(),
                        ofTheFleet(),
                        ofReceivers(),
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
                        .with(RouteTrait.TAGGED, RouteTrait.TRIABLE)
                        .refusing(
                                FreezeRefusal.FROZEN,
                                DomainRefusal.EXISTS,
                                QuotaRefusal.EXCEEDED,
                                DomainRefusal.CONSENT_MISSING,
                                TeamRefusal.MISSING,
                                DomainRefusal.NAME_TAKEN,
                                PreflightRefusal.FAILED,
                                PreflightRefusal.NO_VERDICT),
                Route.get(DOMAIN).with(RouteTrait.TAGGED),
                Route.delete(DOMAIN)
                        .with(RouteTrait.CONDITIONAL, RouteTrait.TAGGED, RouteTrait.TRIABLE, RouteTrait.CONFIRMABLE)
                        .refusing(FreezeRefusal.FROZEN, MassChangeRefusal.MASS_CHANGE, DomainRefusal.CONSENT_MISSING),
                Route.get(DOMAIN + "/health"),
                Route.get(DOMAIN + "/traffic"),
                Route.get(DOMAIN + "/requests").taking(Role.OPERATOR, Where.DOMAIN),
                Route.get(DOMAIN + "/preflight")
                        .taking(Role.OPERATOR, Where.DOMAIN)
                        .with(RouteTrait.PREFLIGHT),
                Route.get(DOMAIN + "/recommendation")
                        .taking(Role.OPERATOR, Where.DOMAIN)
                        .with(RouteTrait.PREFLIGHT),
                Route.get(DOMAIN + "/origin-protocol-policy").with(RouteTrait.TAGGED),
                Route.get(DOMAIN + "/rollout"),
                Route.put(DOMAIN + "/team")
                        .taking(Role.ADMINISTRATOR, Where.EVERYWHERE)
                        .with(RouteTrait.CONDITIONAL, RouteTrait.TAGGED, RouteTrait.TRIABLE)
                        .refusing(FreezeRefusal.FROZEN, TeamRefusal.MISSING),
                Route.post("/api/v1/batches")
                        .taking(Role.OPERATOR, Where.SOMEWHERE)
                        .with(RouteTrait.BATCH, RouteTrait.TRIABLE)
                        .refusing(MassChangeRefusal.MASS_CHANGE));
    }

    /** All parts are set and changed alike. */
    private static Stream<Route> ofParts() {
        return PartEndpoint.ALL.stream()
                .flatMap(part -> Stream.of(Route.put(path(part)), Route.patch(path(part)))
                        .map(route -> route.refusing(refusals(part))
                                .with(
                                        RouteTrait.CONDITIONAL,
                                        RouteTrait.TAGGED,
                                        RouteTrait.TRIABLE,
                                        RouteTrait.CONFIRMABLE))
                        .map(route -> part.granted() ? route.taking(Role.ADMINISTRATOR, Where.DOMAIN) : route));
    }

    private static ProblemKind[] refusals(PartEndpoint<?> part) {
        var ofAny = Stream.of(
                FreezeRefusal.FROZEN,
                MassChangeRefusal.MASS_CHANGE,
                QuotaRefusal.EXCEEDED,
                DomainRefusal.CONSENT_MISSING,
                PreflightRefusal.FAILED,
                PreflightRefusal.NO_VERDICT);
        var ofRollouts = Stream.of(ReleaseRefusal.IMMEDIATE_NOT_ALLOWED, RolloutRefusal.TOO_MANY)
                .filter(kind -> part.canRollOut());
        return Stream.concat(ofAny, ofRollouts).toArray(ProblemKind[]::new);
    }

    static String path(PartEndpoint<?> part) {
        return DOMAIN + "/" + part.address().segment();
    }

    private static Stream<Route> ofRevisions() {
        return Stream.of(
                Route.get(DOMAIN + "/revisions"),
                Route.get(DOMAIN + "/revisions/{revision}"),
                Route.post(DOMAIN + "/revisions/{revision}/restore")
                        .with(RouteTrait.CONDITIONAL, RouteTrait.TAGGED, RouteTrait.TRIABLE, RouteTrait.CONFIRMABLE)
                        .refusing(
                                FreezeRefusal.FROZEN,
                                MassChangeRefusal.MASS_CHANGE,
                                ReleaseRefusal.IMMEDIATE_NOT_ALLOWED,
                                RevisionRefusal.REMOVAL,
                                DomainRefusal.NAME_TAKEN,
                                DomainRefusal.CONSENT_MISSING,
                                PreflightRefusal.FAILED,
                                PreflightRefusal.NO_VERDICT),
                Route.post("/api/v1/restores")
                        .taking(Role.OPERATOR, Where.SOMEWHERE)
                        .with(RouteTrait.BATCH, RouteTrait.TRIABLE)
                        .refusing(FreezeRefusal.FROZEN, MassChangeRefusal.MASS_CHANGE));
    }

    private static Stream<Route> ofPurges() {
        return Stream.of(
                Route.get("/api/v1/purges").taking(Role.VIEWER, Where.SOMEWHERE),
                Route.get(DOMAIN + "/purges"),
                Route.post(DOMAIN + "/purges")
                        .with(RouteTrait.CONDITIONAL, RouteTrait.PURGE)
                        .refusing(QuotaRefusal.EXCEEDED),
                Route.get(DOMAIN + "/purges/{id}"));
    }

    private static Stream<Route> ofChangeRequests() {
        var requests = DOMAIN + "/change-requests";
        var request = requests + "/{request}";
        return Stream.of(
                Route.get("/api/v1/change-requests").taking(Role.VIEWER, Where.SOMEWHERE),
                Route.get(requests),
                Route.post(requests).with(RouteTrait.CONDITIONAL).refusing(ChangeRequestRefusal.NOT_NEEDED),
                Route.get(request),
                Route.post(request + "/approve")
                        .with(RouteTrait.CONDITIONAL, RouteTrait.TAGGED, RouteTrait.CONFIRMABLE)
                        .refusing(
                                FreezeRefusal.FROZEN,
                                MassChangeRefusal.MASS_CHANGE,
                                ChangeRequestRefusal.CLOSED,
                                DomainRefusal.ROLLOUT_UNDER_WAY,
                                ReleaseRefusal.INDIVISIBLE,
                                RolloutRefusal.TOO_MANY,
                                PreflightRefusal.FAILED,
                                PreflightRefusal.NO_VERDICT),
                Route.post(request + "/decline").refusing(ChangeRequestRefusal.CLOSED),
                Route.post(request + "/withdraw").refusing(ChangeRequestRefusal.CLOSED));
    }

    private static Stream<Route> ofProgressiveRollouts() {
        var rollouts = DOMAIN + "/progressive-rollouts";
        var rollout = rollouts + "/{rollout}";
        return Stream.concat(
                Stream.of(
                        Route.get("/api/v1/progressive-rollouts").taking(Role.VIEWER, Where.SOMEWHERE),
                        Route.get(rollouts),
                        Route.post(rollouts)
                                .with(RouteTrait.CONDITIONAL, RouteTrait.TAGGED, RouteTrait.TRIABLE)
                                .refusing(
                                        FreezeRefusal.FROZEN,
                                        DomainRefusal.ROLLOUT_UNDER_WAY,
                                        DomainRefusal.NOTHING_CHANGES,
                                        RolloutRefusal.TOO_MANY,
                                        QuotaRefusal.EXCEEDED,
                                        DomainRefusal.CONSENT_MISSING,
                                        PreflightRefusal.FAILED,
                                        PreflightRefusal.NO_VERDICT),
                        Route.get(rollout)),
                Stream.of(
                        ofMove(rollout + "/pause", RolloutRefusal.ENDED),
                        ofMove(rollout + "/resume", RolloutRefusal.ENDED),
                        ofMove(
                                rollout + "/promote",
                                FreezeRefusal.FROZEN,
                                ReleaseRefusal.IMMEDIATE_NOT_ALLOWED,
                                RolloutRefusal.ENDED),
                        ofMove(rollout + "/abort", RolloutRefusal.ENDED)));
    }

    private static Route ofMove(String path, ProblemKind... refusals) {
        return Route.post(path).with(RouteTrait.CONDITIONAL, RouteTrait.TAGGED).refusing(refusals);
    }

    private static Stream<Route> ofReceivers() {
        var receivers = "/api/v1/receivers";
        var receiver = receivers + "/{receiver}";
        return Stream.of(
                Route.get(receivers).taking(Role.VIEWER, Where.SOMEWHERE),
                Route.post(receivers)
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .with(RouteTrait.ONCE)
                        .refusing(ReceiverRefusal.TOO_MANY, TeamRefusal.MISSING),
                Route.get(receiver).taking(Role.VIEWER, Where.NOWHERE),
                Route.patch(receiver)
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .with(RouteTrait.PREFLIGHT)
                        .refusing(ReceiverRefusal.OF_SETTINGS),
                Route.post(receiver + "/test")
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .with(RouteTrait.PREFLIGHT)
                        .refusing(ReceiverRefusal.OF_SETTINGS, ReceiverRefusal.OFF, ReceiverRefusal.BUSY),
                Route.delete(receiver)
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .refusing(ReceiverRefusal.OF_SETTINGS));
    }

    private static Stream<Route> ofAccess() {
        var keys = "/api/v1/access-keys";
        return Stream.of(
                Route.get("/api/v1/caller").taking(Role.VIEWER, Where.NOWHERE).with(RouteTrait.FROM_MEMORY),
                Route.get(keys).taking(Role.VIEWER, Where.NOWHERE).with(RouteTrait.FROM_MEMORY),
                Route.post(keys)
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .with(RouteTrait.ONCE)
                        .refusing(KeyRefusal.TOO_MANY, TeamRefusal.MISSING, KeyRefusal.NAME_TAKEN),
                Route.get(keys + "/{key}").taking(Role.VIEWER, Where.NOWHERE).with(RouteTrait.FROM_MEMORY),
                Route.patch(keys + "/{key}")
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .refusing(AccessChanges.LAST_ADMINISTRATOR, KeyRefusal.NAME_TAKEN),
                Route.delete(keys + "/{key}")
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .refusing(AccessChanges.LAST_ADMINISTRATOR));
    }

    private static Stream<Route> ofTeams() {
        var teams = "/api/v1/teams";
        return Stream.of(
                Route.get(teams).taking(Role.VIEWER, Where.SOMEWHERE),
                Route.post(teams).taking(Role.ADMINISTRATOR, Where.EVERYWHERE).refusing(TeamRefusal.EXISTS),
                Route.get(teams + "/{team}").taking(Role.VIEWER, Where.NOWHERE),
                Route.patch(teams + "/{team}").taking(Role.ADMINISTRATOR, Where.SOMEWHERE),
                Route.delete(teams + "/{team}")
                        .taking(Role.ADMINISTRATOR, Where.EVERYWHERE)
                        .refusing(TeamRefusal.IN_USE));
    }

    private static Stream<Route> ofPeople() {
        var session = "/api/v1/session";
        var accounts = "/api/v1/accounts";
        var account = accounts + "/{account}";
        return Stream.of(
                Route.post(session)
                        .taking(Role.VIEWER, Where.ANYBODY)
                        .with(RouteTrait.ONCE)
                        .refusing(AttemptRefusal.TOO_MANY),
                Route.get(session)
                        .taking(Role.VIEWER, Where.NOWHERE)
                        .with(RouteTrait.FROM_MEMORY, RouteTrait.OF_SESSION)
                        .refusing(SessionRefusal.NO_SESSION),
                Route.delete(session)
                        .taking(Role.VIEWER, Where.NOWHERE)
                        .with(RouteTrait.ONCE, RouteTrait.OF_SESSION)
                        .refusing(SessionRefusal.NO_SESSION),
                Route.post("/api/v1/sign-in-links")
                        .taking(Role.VIEWER, Where.NOWHERE)
                        .with(RouteTrait.ONCE)
                        .refusing(SessionRefusal.NO_ACCESS_KEY),
                Route.put("/api/v1/caller/password")
                        .taking(Role.VIEWER, Where.NOWHERE)
                        .with(RouteTrait.ONCE, RouteTrait.OF_SESSION)
                        .refusing(SessionRefusal.NO_SESSION, AttemptRefusal.TOO_MANY),
                Route.get(accounts).taking(Role.VIEWER, Where.NOWHERE).with(RouteTrait.FROM_MEMORY),
                Route.post(accounts)
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .with(RouteTrait.ONCE)
                        .refusing(AccountRefusal.USERNAME_TAKEN, TeamRefusal.MISSING, AttemptRefusal.TOO_MANY),
                Route.get(account).taking(Role.VIEWER, Where.NOWHERE).with(RouteTrait.FROM_MEMORY),
                Route.patch(account)
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .with(RouteTrait.ONCE)
                        .refusing(AccessChanges.LAST_ADMINISTRATOR, TeamRefusal.MISSING, AttemptRefusal.TOO_MANY),
                Route.delete(account)
                        .taking(Role.ADMINISTRATOR, Where.SOMEWHERE)
                        .refusing(AccessChanges.LAST_ADMINISTRATOR));
    }

    private static Stream<Route> ofTheFleet() {
        return Stream.of(
                Route.get("/api/v1/alerts").taking(Role.VIEWER, Where.SOMEWHERE).with(RouteTrait.FROM_MEMORY),
                Route.post("/api/v1/alerts/acknowledgements")
                        .taking(Role.OPERATOR, Where.SOMEWHERE)
                        .refusing(AlertRefusal.UNKNOWN),
                Route.delete("/api/v1/alerts/acknowledgements")
                        .taking(Role.OPERATOR, Where.SOMEWHERE)
                        .refusing(AlertRefusal.UNKNOWN),
                Route.get("/api/v1/edges").taking(Role.VIEWER, Where.SOMEWHERE),
                Route.delete("/api/v1/edges/{edge}")
                        .taking(Role.ADMINISTRATOR, Where.EVERYWHERE)
                        .refusing(EdgeRefusal.STILL_REPORTS),
                Route.get("/api/v1/explain")
                        .taking(Role.VIEWER, Where.SOMEWHERE)
                        .refusing(DomainRefusal.UNKNOWN),
                Route.get("/api/v1/events").taking(Role.VIEWER, Where.SOMEWHERE).with(RouteTrait.STREAMED),
                Route.get("/api/v1/traffic").with(RouteTrait.FROM_MEMORY),
                Route.get("/api/v1/reconciliation").with(RouteTrait.FROM_MEMORY),
                Route.post("/api/v1/reconciliation/repairs").taking(Role.ADMINISTRATOR, Where.EVERYWHERE),
                Route.post("/api/v1/mass-changes/releases")
                        .taking(Role.ADMINISTRATOR, Where.EVERYWHERE)
                        .refusing(HoldRefusal.DIFFERS),
                Route.get("/api/v1/freeze").taking(Role.VIEWER, Where.NOWHERE),
                Route.put("/api/v1/freeze").taking(Role.ADMINISTRATOR, Where.EVERYWHERE),
                Route.delete("/api/v1/freeze").taking(Role.ADMINISTRATOR, Where.EVERYWHERE));
    }
}
