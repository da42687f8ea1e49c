package dev.backsource.config.web.openapi;

import dev.backsource.config.web.json.JsonShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.servers.Server;
import org.jboss.jandex.IndexView;

/** Completes the OpenAPI document. The framework's has paths, methods, and what annotations and the records of answers say. */
public abstract class InterfaceDescription implements OASFilter {
    private final IndexView classes;
    private final List<JsonShape> bodies;

    /**
     * Of an interface.
     *
     * @param classes of the service
     * @param bodies that requests may have
     */
    protected InterfaceDescription(IndexView classes, List<JsonShape> bodies) {
        this.classes = classes;
        this.bodies = List.copyOf(bodies);
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description.setServers(List.of(server()));
        description.setTags(KnownTag.all());
        description.getComponents().addSecurityScheme(DescribedOperation.ADMINISTRATOR, administrator());
        describeBodies(description.getComponents());
        new SchemaDescriptions(classes).complete(description.getComponents());
        description
                .getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> describe(new DescribedOperation(path, method, operation))));
    }

    private void describeBodies(Components components) {
        var schemas = new TreeMap<>(components.getSchemas());
        bodies.stream().flatMap(JsonShape::all).forEach(body -> schemas.put(body.name(), body.toSchema()));
        components.setSchemas(new LinkedHashMap<>(schemas));
        components.addSchema("MergePatch", mergePatch());
    }

    private static void describe(DescribedOperation operation) {
        operation.describeSecurity();
        KnownParameter.describe(operation);
        PossibleProblem.describe(operation);
        SentHeader.describe(operation);
    }

    private static Server server() {
        return OASFactory.createServer()
                .url("{scheme}://{host}:{port}")
                .description("where config-service or the gateway in front of it is; by default as in the local stack")
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
                .description(
                        "The fields of the part that are to change, as in a body that sets it as a whole; null unsets one."
                                + " What the others say stays (RFC 7396)")
                .additionalPropertiesBoolean(true);
    }

    private static SecurityScheme administrator() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("The administrator's token, backsource.config.admin-token (RFC 6750)");
    }
}
