package dev.backsource.config.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Adds to the interface's description what holds for many operations: headers of writes, and problems. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OperationDescriptions implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI description) {
        description
                .getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> describe(new DescribedOperation(path, method, operation))));
    }

    private static void describe(DescribedOperation operation) {
        WriteHeaders.describe(operation);
        PossibleProblem.describe(operation);
    }
}
