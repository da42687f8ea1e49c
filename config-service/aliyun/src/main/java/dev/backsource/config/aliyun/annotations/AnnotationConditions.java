package dev.backsource.config.aliyun.annotations;

import dev.backsource.config.domain.DomainCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Conditions on the annotations of domains in a list. */
public final class AnnotationConditions {
    private static final String OF =
            "exists (select 1 from aliyun_annotation said where said.domain = domain.name and ";

    private AnnotationConditions() {}

    /** Domains of these kinds of content. */
    public static DomainCondition ofTypes(Set<String> types) {
        var values = Map.<String, Object>of("cdnTypes", String.join(" ", types));
        return types.contains(Annotations.USUAL_TYPE)
                ? new DomainCondition("not " + OF + "said.cdn_type <> all(string_to_array(:cdnTypes, ' ')))", values)
                : new DomainCondition(OF + "said.cdn_type = any(string_to_array(:cdnTypes, ' ')))", values);
    }

    /** Domains that have all of these tags; an empty value stands for any. */
    public static DomainCondition tagged(Map<String, String> tags) {
        var values = new HashMap<String, Object>();
        var parts = new ArrayList<String>();
        var whole = new HashMap<>(tags);
        whole.values().removeIf(String::isEmpty);
        values.put("tags", DomainAnnotations.json(whole));
        parts.add("said.tags @> cast(cast(:tags as text) as jsonb)");
        tags.forEach((key, value) -> {
            if (value.isEmpty()) {
                var name = "tagKey" + values.size();
                values.put(name, key);
                parts.add("jsonb_exists(said.tags, :" + name + ")");
            }
        });
        return new DomainCondition(OF + String.join(" and ", parts) + ")", values);
    }
}
