package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.StaticRules;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Dynamic acceleration as a client sets it. */
public record AccelerationBody(
        @Schema(required = true) @Nullable Boolean enabled,

        @Schema(description = "stay as they are when left out") @Nullable
        Rules staticRules) {

    /** What is static content; everything when left out is none. */
    @Schema(name = "StaticRulesBody")
    record Rules(
            @Schema(examples = "[\"jpg\"]") @Nullable List<String> suffixes,

            @Schema(examples = "[\"/index.html\"]") @Nullable
            List<String> uris,

            @Schema(examples = "[\"/static/*\"]") @Nullable List<String> paths) {

        static StaticRules read(JsonFields fields) {
            var rules = new Rules(fields.texts("suffixes"), fields.texts("uris"), fields.texts("paths"));
            fields.refuseOthers();
            return new StaticRules(
                    checked(fields, "suffixes", rules.suffixes, list -> new StaticRules(list, List.of(), List.of())),
                    checked(fields, "uris", rules.uris, list -> new StaticRules(List.of(), list, List.of())),
                    checked(fields, "paths", rules.paths, list -> new StaticRules(List.of(), List.of(), list)));
        }

        /** The list when the kernel takes it; empty, with a violation, otherwise. */
        private static List<String> checked(
                JsonFields fields,
                String name,
                @Nullable List<String> given,
                Function<List<String>, StaticRules> kernel) {
            List<String> list = Objects.requireNonNullElse(given, List.of());
            return fields.violations().check(fields.pathOf(name), Violation.INVALID, () -> kernel.apply(list)) == null
                    ? List.of()
                    : list;
        }
    }

    /** What the body makes of what is there: rules that are left out stay. */
    public static UnaryOperator<DynamicAcceleration> read(JsonFields fields) {
        fields.require("enabled");
        var enabled = fields.bool("enabled");
        StaticRules rules = fields.object("staticRules", Rules::read);
        fields.refuseOthers();
        return current -> new DynamicAcceleration(
                Boolean.TRUE.equals(enabled), Objects.requireNonNullElse(rules, current.staticRules()));
    }
}
