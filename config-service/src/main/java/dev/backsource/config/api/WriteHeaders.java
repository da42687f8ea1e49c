package dev.backsource.config.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The headers that writes take, as the interface's description tells them. */
final class WriteHeaders {
    private WriteHeaders() {}

    static void describe(DescribedOperation operation) {
        if (operation.isWrite()) {
            add(
                    operation,
                    IdempotencyKeys.HEADER,
                    "A string in double quotes that is new for every request and the same for its retries");
        }
        if (operation.isWrite() && operation.isOfADomain()) {
            add(
                    operation,
                    HttpHeaders.IF_MATCH,
                    "The revision that the write is meant for, in double quotes as in ETag");
        }
    }

    private static void add(DescribedOperation described, String name, String description) {
        described
                .operation()
                .addParameter(OASFactory.createParameter()
                        .in(Parameter.In.HEADER)
                        .name(name)
                        .required(false)
                        .description(description)
                        .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING))));
    }
}
