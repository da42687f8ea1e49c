package dev.backsource.config.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes the headers that every write takes. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class WriteHeaders implements OASFilter {
    private static final List<PathItem.HttpMethod> WRITES =
            List.of(PathItem.HttpMethod.POST, PathItem.HttpMethod.PUT, PathItem.HttpMethod.DELETE);

    private static final Map<String, String> HEADERS = Map.of(
            "If-Match",
            "The revision that the write is meant for, in double quotes as in ETag; a creation takes none",
            IdempotencyKeys.HEADER,
            "A string in double quotes that is new for every request and the same for its retries");

    @Override
    public PathItem filterPathItem(PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            if (WRITES.contains(method)) {
                HEADERS.keySet().stream().sorted().forEach(name -> describe(operation, name));
            }
        });
        return item;
    }

    private static void describe(Operation operation, String name) {
        operation.addParameter(OASFactory.createParameter()
                .in(Parameter.In.HEADER)
                .name(name)
                .required(false)
                .description(HEADERS.get(name))
                .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING))));
    }
}
