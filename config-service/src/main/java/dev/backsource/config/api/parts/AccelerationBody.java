package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.StaticRules;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Dynamic acceleration, as a client sets it. Rules that are left out stay. */
final class AccelerationBody {
    private static final JsonField<Boolean> ENABLED =
            JsonField.bool("enabled").titled("Dynamic acceleration").required();
    private static final JsonField<StaticRules> STATIC_RULES =
            JsonField.object("staticRules", StaticRulesBody.TYPE).described("unchanged when omitted");

    static final JsonType<UnaryOperator<DynamicAcceleration>> TYPE =
            JsonShape.of("AccelerationBody", ENABLED, STATIC_RULES).readBy(AccelerationBody::read);

    private AccelerationBody() {}

    private static UnaryOperator<DynamicAcceleration> read(JsonFields fields) {
        var enabled = fields.get(ENABLED);
        var rules = fields.get(STATIC_RULES);
        return current -> new DynamicAcceleration(
                Boolean.TRUE.equals(enabled), Objects.requireNonNullElse(rules, current.staticRules()));
    }
}
