package dev.backsource.config.api;

import dev.backsource.config.api.answers.DomainFailures;
import dev.backsource.config.api.edges.EdgeFailures;
import dev.backsource.config.api.parts.DomainPart;
import dev.backsource.config.api.revisions.RevisionFailures;
import dev.backsource.config.web.routing.Route;
import dev.backsource.config.web.routing.RouteTable;
import dev.backsource.config.web.routing.Trait;
import java.util.stream.Stream;

/** All routes of the interface. A resource whose route is missing here, and a route that no resource serves, end the build. */
final class Routes {
    static final String DOMAIN = "/api/v1/domains/{name}";

    private Routes() {}

    static RouteTable table() {
        return new RouteTable(Stream.of(ofDomains(), ofParts(), ofRevisions(), ofPurges(), ofTheFleet())
                .flatMap(routes -> routes)
                .toList());
    }

    private static Stream<Route> ofDomains() {
        return Stream.of(
                Route.get("/api/v1/domains"),
                Route.post("/api/v1/domains").with(Trait.TAGGED).refusing(DomainFailures.DOMAIN_EXISTS),
                Route.get(DOMAIN).with(Trait.TAGGED),
                Route.delete(DOMAIN).with(Trait.CONDITIONAL, Trait.TAGGED),
                Route.get(DOMAIN + "/health"),
                Route.get(DOMAIN + "/origin-protocol-policy").with(Trait.TAGGED),
                Route.get(DOMAIN + "/rollout"),
                Route.post("/api/v1/batches").with(Trait.ADMINISTRATOR_FOR_SOME));
    }

    /** Each part is set and changed alike. */
    private static Stream<Route> ofParts() {
        return DomainPart.ALL.stream()
                .flatMap(part -> Stream.of(Route.put(path(part)), Route.patch(path(part)))
                        .map(route -> part.takesAdministrator()
                                ? route.with(Trait.CONDITIONAL, Trait.TAGGED, Trait.ADMINISTRATOR)
                                : route.with(Trait.CONDITIONAL, Trait.TAGGED)));
    }

    static String path(DomainPart<?> part) {
        return DOMAIN + "/" + part.address().segment();
    }

    private static Stream<Route> ofRevisions() {
        return Stream.of(
                Route.get(DOMAIN + "/revisions"),
                Route.get(DOMAIN + "/revisions/{revision}"),
                Route.post(DOMAIN + "/revisions/{revision}/restore")
                        .with(Trait.CONDITIONAL, Trait.TAGGED, Trait.ADMINISTRATOR_FOR_SOME)
                        .refusing(RevisionFailures.REVISION_IS_A_REMOVAL));
    }

    private static Stream<Route> ofPurges() {
        return Stream.of(
                Route.get(DOMAIN + "/purges"),
                Route.post(DOMAIN + "/purges").with(Trait.CONDITIONAL),
                Route.get(DOMAIN + "/purges/{id}"));
    }

    private static Stream<Route> ofTheFleet() {
        return Stream.of(
                Route.get("/api/v1/alerts").with(Trait.FROM_MEMORY),
                Route.get("/api/v1/edges").with(Trait.FROM_MEMORY),
                Route.delete("/api/v1/edges/{edge}").refusing(EdgeFailures.EDGE_STILL_REPORTS),
                Route.get("/api/v1/events"),
                Route.get("/api/v1/reconciliation").with(Trait.FROM_MEMORY),
                Route.post("/api/v1/reconciliation/repairs").with(Trait.ADMINISTRATOR));
    }
}
