package dev.backsource.config.web.openapi;

import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.routing.Route;
import dev.backsource.config.web.routing.RouteAccess;
import dev.backsource.config.web.routing.RouteTable;
import dev.backsource.config.web.routing.RouteTrait;
import dev.backsource.config.web.session.SessionCookie;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.servers.Server;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document. The framework contributes paths, methods, and the content of annotations and of the records of responses;
 * the rest comes from the table of routes and from the shapes of bodies. An operation outside the table fails the build, as does a route
 * without an operation.
 */
public abstract class InterfaceDescription implements OASFilter {
    private static final String ACCESS_KEY = "accessKey";
    private static final String SESSION = "session";
    private static final String NOT_MODIFIED = "NotModified";

    private final IndexView classes;
    private final RouteTable routes;

    /** For the service's classes and the routes of the interface. */
    protected InterfaceDescription(IndexView classes, RouteTable routes) {
        this.classes = classes;
        this.routes = routes;
    }

    /** The bodies of requests. */
    protected abstract List<JsonShape> bodies();

    /** The parameters that operations may declare. */
    protected abstract List<KnownParameter> parameters();

    /** The paths that no resource declares by itself. */
    protected abstract Map<String, PathItem> paths();

    /** The groups of operations. */
    protected abstract List<Tag> tags();

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description.setServers(List.of(server()));
        description.setTags(tags());
        description.getComponents().addSecurityScheme(ACCESS_KEY, accessKey()).addSecurityScheme(SESSION, session());
        describeBodies(description.getComponents());
        new SchemaDescriptions(classes).complete(description.getComponents());
        SentHeader.describeShared(description.getComponents());
        description.getComponents().addResponse(PossibleProblem.TOO_MANY_REQUESTS, PossibleProblem.tooManyRequests());
        description.getComponents().addResponse(NOT_MODIFIED, notModified());
        describePaths(description.getPaths());
    }

    private void describeBodies(Components components) {
        var schemas = new TreeMap<>(components.getSchemas());
        bodies().stream().flatMap(JsonShape::all).forEach(body -> schemas.put(body.name(), body.toSchema()));
        components.setSchemas(new LinkedHashMap<>(schemas));
        components.addSchema("MergePatch", mergePatch());
    }

    private void describePaths(Paths paths) {
        var items = new TreeMap<>(paths.getPathItems());
        paths().forEach((path, item) -> items.merge(path, item, InterfaceDescription::together));
        paths.setPathItems(new LinkedHashMap<>(items));
        items.forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> describe(routes.route(method.name(), path), operation)));
        routes.routes().forEach(route -> requireOperation(route, items));
    }

    private static PathItem together(PathItem declared, PathItem more) {
        more.getOperations().forEach(declared::setOperation);
        return declared;
    }

    private static void requireOperation(Route route, Map<String, PathItem> items) {
        var item = items.get(route.path());
        if (item == null || !item.getOperations().containsKey(PathItem.HttpMethod.valueOf(route.method()))) {
            throw new IllegalStateException(
                    route.method() + " " + route.path() + " is in the table of routes but has no handler");
        }
    }

    private void describe(Route route, Operation operation) {
        describeSecurity(route, operation);
        KnownParameter.describe(route, operation, parameters());
        if (route.isRevalidated()) {
            operation
                    .getResponses()
                    .addAPIResponse("304", OASFactory.createAPIResponse().ref(NOT_MODIFIED));
        }
        PossibleProblem.describe(route, operation);
        SentHeader.describe(route, operation);
    }

    /** The required role, as the scope of either scheme: a name for people, since OpenAPI has scopes for OAuth only. */
    private static void describeSecurity(Route route, Operation operation) {
        operation.setSecurity(schemes(route)
                .map(scheme -> OASFactory.createSecurityRequirement()
                        .addScheme(scheme, List.of(route.access().role().word())))
                .toList());
    }

    private static Stream<String> schemes(Route route) {
        if (route.access().where() == RouteAccess.Where.ANYBODY) {
            return Stream.of();
        }
        return route.has(RouteTrait.OF_SESSION) ? Stream.of(SESSION) : Stream.of(ACCESS_KEY, SESSION);
    }

    private static APIResponse notModified() {
        return SentHeader.describe304(OASFactory.createAPIResponse()
                .description("The body is still the one whose ETag the request has in If-None-Match"));
    }

    private static Server server() {
        return OASFactory.createServer()
                .url("{scheme}://{host}:{port}")
                .description("the address of config-service or its gateway; the default is the local stack's")
                .addVariable(
                        "scheme",
                        OASFactory.createServerVariable()
                                .defaultValue("http")
                                .addEnumeration("http")
                                .addEnumeration("https"))
                .addVariable("host", OASFactory.createServerVariable().defaultValue("127.0.0.1"))
                .addVariable("port", OASFactory.createServerVariable().defaultValue("8080"));
    }

    private static Schema mergePatch() {
        return OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .description("The fields to change, as in the body that sets the whole part; null unsets a field. Other"
                        + " fields are unchanged (RFC 7396)")
                .additionalPropertiesBoolean(true);
    }

    private static SecurityScheme accessKey() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(
                        "An access key, as returned when it was created (RFC 6750), or an access token of the OpenID"
                                + " provider");
    }

    private static SecurityScheme session() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name(SessionCookie.NAME)
                .description("A signed-in user's session; over HTTPS the cookie is "
                        + SessionCookie.SECURE_NAME
                        + ". Changes require the header X-Backsource-Console: 1. With Authorization, the"
                        + " cookie is ignored");
    }
}
