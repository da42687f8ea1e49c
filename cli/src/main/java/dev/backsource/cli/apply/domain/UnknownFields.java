package dev.backsource.cli.apply.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.policy.domain.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Fields within a domain's parts that a later server knows and this version doesn't. A part is written whole, so writing one with such a field would
 * reset it. A field is known when it is read and written again without a loss.
 */
public final class UnknownFields {
    /** The computed fields of an origin in responses. */
    private static final Set<String> TOLD_OF_ORIGINS = Set.of("effective", "effectiveDynamic");

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    /**
     * The paths of the unknown fields, such as {@code caching.storeRanges}, part by part.
     *
     * @param answer the domain in the server's response
     * @param read the domain as read from it
     */
    public static List<String> of(JsonNode answer, Domain read) {
        var fields = new UnknownFields();
        var known = DomainTree.partsOf(read);
        DomainTree.PARTS.forEach(part -> fields.compare(part, answer.path(part), known.path(part)));
        return List.copyOf(fields.found);
    }

    private void compare(String path, JsonNode said, JsonNode known) {
        said.properties().forEach(field -> {
            var below = path + "." + field.getKey();
            if (field.getValue().isNull() || isTold(path, field.getKey())) {
                return;
            }
            if (known.has(field.getKey())) {
                compare(below, field.getValue(), known.get(field.getKey()));
            } else {
                found.add(below);
            }
        });
        if (said.isArray()) {
            for (var i = 0; i < said.size(); i++) {
                compare(path + "[" + i + "]", said.get(i), known.path(i));
            }
        }
    }

    private static boolean isTold(String path, String field) {
        return path.startsWith(DomainTree.ORIGINS + "[") && TOLD_OF_ORIGINS.contains(field);
    }
}
