package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.protocol.Ports;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An origin as a client gives it. */
public record OriginBody(
        @Schema(required = true, description = "IP address or host name", examples = "203.0.113.10") @Nullable
        String address,

        @Schema(required = true, minimum = "1", maximum = "65535") @Nullable
        Integer port,

        @Schema(description = "PRIMARY when left out") @Nullable
        OriginPriority priority,

        @Schema(minimum = "1", maximum = "100", description = "10 when left out") @Nullable
        Integer weight) {

    public static @Nullable Origin read(JsonFields fields) {
        fields.require("address");
        fields.require("port");
        var body = new OriginBody(
                fields.text("address"),
                fields.integer("port"),
                fields.choice("priority", OriginPriority.class),
                fields.integer("weight"));
        fields.refuseOthers();
        return body.toOrigin(fields);
    }

    /** Null, with violations, when it isn't one. */
    private @Nullable Origin toOrigin(JsonFields fields) {
        var violations = fields.violations();
        var parsed = address == null
                ? null
                : violations.check(fields.pathOf("address"), Violation.MALFORMED, () -> OriginAddress.parse(address));
        var checkedPort =
                port == null ? null : violations.check(fields.pathOf("port"), Violation.RANGE, () -> Ports.check(port));
        var share = weight == null ? Origin.DEFAULT_WEIGHT : weight;
        var weightFits = checkWeight(fields, share);
        return parsed == null || checkedPort == null || !weightFits
                ? null
                : new Origin(parsed, checkedPort, priority == null ? OriginPriority.PRIMARY : priority, share);
    }

    private static boolean checkWeight(JsonFields fields, int share) {
        if (share >= Origin.MIN_WEIGHT && share <= Origin.MAX_WEIGHT) {
            return true;
        }
        fields.violations()
                .add(
                        fields.pathOf("weight"),
                        Violation.RANGE,
                        "weight " + share + " is out of range; it must be in 1..100");
        return false;
    }
}
