package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.StaticRules;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules of static content, as a client sets them. Without any rule, no content is static. */
final class StaticRulesBody {
    private static final JsonField<List<String>> SUFFIXES = rules("suffixes", StaticRules.MAX_SUFFIX_LENGTH)
            .titled("Static file suffixes")
            .example(List.of("jpg"));
    private static final JsonField<List<String>> URIS =
            rules("uris", StaticRules.MAX_RULE_LENGTH).titled("Static URIs").example(List.of("/index.html"));
    private static final JsonField<List<String>> PATHS =
            rules("paths", StaticRules.MAX_RULE_LENGTH).titled("Static paths").example(List.of("/static/*"));

    static final JsonType<StaticRules> TYPE =
            JsonShape.of("StaticRulesBody", SUFFIXES, URIS, PATHS).readBy(StaticRulesBody::read);

    private StaticRulesBody() {}

    private static JsonField<List<String>> rules(String name, int longest) {
        return JsonField.texts(name).entries(StaticRules.MAX_RULES).length(1, longest);
    }

    private static StaticRules read(JsonFields fields) {
        var suffixes = fields.get(SUFFIXES);
        var uris = fields.get(URIS);
        var paths = fields.get(PATHS);
        fields.refuseOthers();
        return new StaticRules(
                checked(fields, SUFFIXES, suffixes, list -> new StaticRules(list, List.of(), List.of())),
                checked(fields, URIS, uris, list -> new StaticRules(List.of(), list, List.of())),
                checked(fields, PATHS, paths, list -> new StaticRules(List.of(), List.of(), list)));
    }

    /** The list if the kernel accepts it; otherwise empty, with a violation. */
    private static List<String> checked(
            JsonFields fields,
            JsonField<List<String>> field,
            @Nullable List<String> given,
            Function<List<String>, StaticRules> kernel) {
        List<String> list = Objects.requireNonNullElse(given, List.of());
        return fields.violations().check(fields.pathOf(field), Violation.INVALID, () -> kernel.apply(list)) == null
                ? List.of()
                : list;
    }
}
