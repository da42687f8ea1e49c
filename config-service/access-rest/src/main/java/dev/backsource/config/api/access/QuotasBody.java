package dev.backsource.config.api.access;

import dev.backsource.config.access.quotas.Quota;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** New quotas of a team; null returns a quota to the settings' default. */
final class QuotasBody {
    private static final int MOST = 1_000_000_000;

    private static final Map<Quota, JsonField<Integer>> FIELDS = new EnumMap<>(Map.of(
            Quota.DOMAINS, field(Quota.DOMAINS, "domains of the team"),
            Quota.ORIGINS_PER_DOMAIN, field(Quota.ORIGINS_PER_DOMAIN, "origins of each of its domains"),
            Quota.PATH_RULES_PER_DOMAIN, field(Quota.PATH_RULES_PER_DOMAIN, "static rules of each of its domains"),
            Quota.PURGES_PER_DAY, field(Quota.PURGES_PER_DAY, "purges in 24 hours"),
            Quota.STREAMS, field(Quota.STREAMS, "event streams at each instance"),
            Quota.PROBES, field(Quota.PROBES, "origin ports that the prober checks"),
            Quota.KEYS, field(Quota.KEYS, "access keys with a role for the team"),
            Quota.ACCOUNTS, field(Quota.ACCOUNTS, "accounts with a role for the team")));

    static final JsonType<Map<Quota, Optional<Integer>>> TYPE = JsonShape.of(
                    "QuotasBody", FIELDS.values().toArray(JsonField<?>[]::new))
            .readBy(QuotasBody::read);

    /** Returns all of them to the settings' default. */
    static final Map<Quota, Optional<Integer>> NONE = Arrays.stream(Quota.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), quota -> Optional.empty()));

    private QuotasBody() {}

    private static JsonField<Integer> field(Quota quota, String description) {
        return JsonField.integer(quota.word(), 0, MOST).described(description + "; null for the default");
    }

    private static Map<Quota, Optional<Integer>> read(JsonFields fields) {
        var set = new EnumMap<Quota, Optional<Integer>>(Quota.class);
        FIELDS.forEach((quota, field) -> {
            if (fields.sent().has(field.name())) {
                var most = fields.get(field);
                if (most != null && (most < 0 || most > MOST)) {
                    fields.violations().add(fields.pathOf(field), Violation.RANGE, "must be in 0.." + MOST);
                }
                set.put(quota, Optional.ofNullable(most));
            }
        });
        return set;
    }
}
