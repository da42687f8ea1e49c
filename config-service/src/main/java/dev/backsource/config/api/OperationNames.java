package dev.backsource.config.api;

import dev.backsource.config.api.parts.PartEndpoint;
import dev.backsource.config.web.routing.Operation;
import dev.backsource.config.web.routing.Operations;
import dev.backsource.config.web.routing.RouteGuard;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The names of the interface's operations, from the annotations of its resources. */
final class OperationNames {
    private static final int OK = 200;

    private OperationNames() {}

    static Map<String, Operation> of(BeanManager beans) {
        var named = new HashMap<String, Operation>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .forEach(method -> put(named, method));
        PartEndpoint.ALL.forEach(part -> {
            named.put(
                    Operations.key("PUT", Routes.path(part)),
                    new Operation(part.address().setting(), OK));
            named.put(
                    Operations.key("PATCH", Routes.path(part)),
                    new Operation(part.address().patching(), OK));
        });
        named.put(Operations.key("GET", "/api/v1/events"), new Operation("streamEvents", OK));
        return named;
    }

    private static void put(Map<String, Operation> named, Method method) {
        var described = method.getAnnotation(org.eclipse.microprofile.openapi.annotations.Operation.class);
        if (described != null && !described.operationId().isEmpty()) {
            named.put(RouteGuard.key(method), new Operation(described.operationId(), status(method)));
        }
    }

    private static int status(Method method) {
        var schema = method.getAnnotation(APIResponseSchema.class);
        if (schema != null && !schema.responseCode().isEmpty()) {
            return Integer.parseInt(schema.responseCode());
        }
        var response = method.getAnnotation(APIResponse.class);
        return response == null ? OK : Integer.parseInt(response.responseCode());
    }
}
