package dev.backsource.cli.apply.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.policy.domain.Domain;
import java.util.Set;

/** The short form of a domain's parts, without fields that have their default. */
public final class ShortForm {
    /** Fields that are always written. */
    private static final Set<String> ALWAYS = Set.of("enabled", "maxAgeSeconds");

    private ShortForm() {}

    /** The short form of {@code domain}, which reads as the same domain. */
    public static ObjectNode of(Domain domain) {
        var whole = DomainTree.partsOf(domain);
        var defaults = DomainTree.defaults();
        var shortened = JsonNodeFactory.instance.objectNode();
        var origins = shortened.putArray(DomainTree.ORIGINS);
        whole.get(DomainTree.ORIGINS).forEach(origin -> origins.add(without(origin, defaults.get("origin"))));
        for (var part : DomainTree.PARTS) {
            if (!part.equals(DomainTree.ORIGINS) && !whole.get(part).equals(defaults.get(part))) {
                var value = without(whole.get(part), defaults.get(part));
                if (!value.isEmpty()) {
                    shortened.set(part, value);
                }
            }
        }
        return shortened;
    }

    /**
     * {@code value} without defaults, except that an enabled policy always has its type, also where that is the
     * default.
     */
    private static JsonNode without(JsonNode value, JsonNode defaults) {
        var shortened = JsonNodeFactory.instance.objectNode();
        var isOn = value.path("enabled").asBoolean();
        for (var field : value.properties()) {
            var usual = defaults.path(field.getKey());
            if (field.getValue().isObject() && usual.isObject()) {
                if (!field.getValue().equals(usual)) {
                    shortened.set(field.getKey(), without(field.getValue(), usual));
                }
            } else if (ALWAYS.contains(field.getKey())
                    || (isOn && field.getKey().equals("redirectType"))
                    || !field.getValue().equals(usual)) {
                shortened.set(field.getKey(), field.getValue());
            }
        }
        return shortened;
    }
}
