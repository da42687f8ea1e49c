package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.HostNames;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.protocol.Ports;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An origin, as a client gives it. */
final class OriginBody {
    private static final JsonField<String> ADDRESS = JsonField.text("address")
            .length(1, HostNames.MAX_SPELLING_LENGTH)
            .required()
            .described("IP address or host name")
            .example("203.0.113.10");
    private static final JsonField<Integer> PORT =
            JsonField.integer("port", Ports.MIN, Ports.MAX).required();
    private static final JsonField<OriginPriority> PRIORITY =
            JsonField.choice("priority", OriginPriority.class).described("default: " + Origin.DEFAULT_PRIORITY);
    private static final JsonField<Integer> WEIGHT = JsonField.integer("weight", Origin.MIN_WEIGHT, Origin.MAX_WEIGHT)
            .described("default: " + Origin.DEFAULT_WEIGHT);

    static final JsonType<Origin> TYPE =
            JsonShape.of("OriginBody", ADDRESS, PORT, PRIORITY, WEIGHT).readBy(OriginBody::read);

    private OriginBody() {}

    /** Null, with violations, for an invalid origin. */
    private static @Nullable Origin read(JsonFields fields) {
        fields.require(ADDRESS, PORT);
        var address = fields.get(ADDRESS);
        var port = fields.get(PORT);
        var priority = fields.get(PRIORITY);
        var weight = Objects.requireNonNullElse(fields.get(WEIGHT), Origin.DEFAULT_WEIGHT);
        fields.refuseOthers();
        var violations = fields.violations();
        var parsed = address == null
                ? null
                : violations.check(fields.pathOf(ADDRESS), Violation.MALFORMED, () -> OriginAddress.parse(address));
        var checkedPort =
                port == null ? null : violations.check(fields.pathOf(PORT), Violation.RANGE, () -> Ports.check(port));
        var weightFits = checkWeight(fields, weight);
        return parsed == null || checkedPort == null || !weightFits
                ? null
                : new Origin(
                        parsed, checkedPort, Objects.requireNonNullElse(priority, Origin.DEFAULT_PRIORITY), weight);
    }

    private static boolean checkWeight(JsonFields fields, int weight) {
        if (weight >= Origin.MIN_WEIGHT && weight <= Origin.MAX_WEIGHT) {
            return true;
        }
        fields.violations()
                .add(
                        fields.pathOf(WEIGHT),
                        Violation.RANGE,
                        "weight " + weight + " is out of range; it must be in " + Origin.MIN_WEIGHT + ".."
                                + Origin.MAX_WEIGHT);
        return false;
    }
}
