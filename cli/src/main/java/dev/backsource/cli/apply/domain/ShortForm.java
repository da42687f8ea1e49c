package dev.backsource.cli.apply.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.policy.domain.Domain;
import java.util.Set;

/** A domain's parts without what is the same where it is left out. */
public final class ShortForm {
    /** What has to be there in whatever has it. */
    private static final Set<String> ALWAYS = Set.of("enabled", "maxAgeSeconds");

    private ShortForm() {}

    /** Reads as the same domain. */
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

    /** A policy that is on names its type, also where that is the one of a policy that is off. */
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
