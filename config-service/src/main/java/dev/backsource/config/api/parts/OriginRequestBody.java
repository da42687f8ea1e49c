package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.OriginRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How back-to-origin requests are made, as a client sets it; what is left out is left to the edges. */
public record OriginRequestBody(
        @Schema(
                description = "the Host sent to the origins, with a port or without; the client's when left out",
                examples = "origin.example.com")
        @Nullable
        String host,

        @Schema(minimum = "100", maximum = "60000", description = "milliseconds") @Nullable
        Integer connectTimeoutMs,

        @Schema(minimum = "100", maximum = "600000", description = "milliseconds from the request on") @Nullable
        Integer firstByteTimeoutMs,

        @Schema(minimum = "100", maximum = "600000", description = "milliseconds without a byte of the response")
        @Nullable
        Integer idleTimeoutMs) {

    public static OriginRequest read(JsonFields fields) {
        var body = new OriginRequestBody(
                fields.text("host"),
                fields.integer("connectTimeoutMs"),
                fields.integer("firstByteTimeoutMs"),
                fields.integer("idleTimeoutMs"));
        fields.refuseOthers();
        return body.toRequest(fields);
    }

    /** Each part is shown to the kernel alone, so that whatever is wrong is reported together. */
    private OriginRequest toRequest(JsonFields fields) {
        var checks = List.of(
                isValid(fields, "host", Violation.MALFORMED, () -> new OriginRequest(host, null, null, null)),
                isRange(fields, "connectTimeoutMs", () -> new OriginRequest(null, connectTimeoutMs, null, null)),
                isRange(fields, "firstByteTimeoutMs", () -> new OriginRequest(null, null, firstByteTimeoutMs, null)),
                isRange(fields, "idleTimeoutMs", () -> new OriginRequest(null, null, null, idleTimeoutMs)));
        return checks.contains(false)
                ? OriginRequest.DEFAULT
                : new OriginRequest(host, connectTimeoutMs, firstByteTimeoutMs, idleTimeoutMs);
    }

    private static boolean isRange(JsonFields fields, String name, Supplier<OriginRequest> kernel) {
        return isValid(fields, name, Violation.RANGE, kernel);
    }

    private static boolean isValid(JsonFields fields, String name, String code, Supplier<OriginRequest> kernel) {
        return Objects.nonNull(fields.violations().check(fields.pathOf(name), code, kernel));
    }
}
