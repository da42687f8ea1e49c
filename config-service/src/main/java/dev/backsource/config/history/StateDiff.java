package dev.backsource.config.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of a domain, field by field, in the names of the API. Objects are compared by their
 * fields, origins by their addresses ({@link OriginLabels}), and lists of rules as wholes.
 */
final class StateDiff {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final String ORIGINS = "origins";

    /** What is no setting of the domain, and the origins, which are compared by themselves. */
    private static final Set<String> NO_SETTINGS = Set.of("domain", "revision", "changedAt", "changedBy", ORIGINS);

    private final List<FieldChange> changes = new ArrayList<>();

    private StateDiff() {}

    static List<FieldChange> between(Domain from, Domain to) {
        var diff = new StateDiff();
        diff.compareOrigins(from, to);
        diff.compare("", settings(from), settings(to));
        return List.copyOf(diff.changes);
    }

    private void compareOrigins(Domain from, Domain to) {
        var labels = new OriginLabels(from.origins(), to.origins());
        var before = labels.of(from.origins());
        var after = labels.of(to.origins());
        var all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        all.forEach(label -> compare(
                ORIGINS + "[" + label + "]",
                MAPPER.valueToTree(before.get(label)),
                MAPPER.valueToTree(after.get(label))));
        var orderBefore = before.keySet().stream().filter(after::containsKey).toList();
        var orderAfter = after.keySet().stream().filter(before::containsKey).toList();
        compare(ORIGINS + ".order", MAPPER.valueToTree(orderBefore), MAPPER.valueToTree(orderAfter));
    }

    private void compare(String path, @Nullable JsonNode from, @Nullable JsonNode to) {
        if (Objects.equals(from, to)) {
            return;
        }
        if (from instanceof ObjectNode before && to instanceof ObjectNode after) {
            names(before, after)
                    .forEach(name ->
                            compare(path.isEmpty() ? name : path + "." + name, before.get(name), after.get(name)));
        } else {
            changes.add(new FieldChange(path, from, to));
        }
    }

    private static Set<String> names(ObjectNode before, ObjectNode after) {
        var names = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** As they are published. */
    private static ObjectNode settings(Domain domain) {
        var json = EventCodec.POLICY_CHANGE.encode(PolicyChange.of(domain, 1, Instant.EPOCH));
        try {
            return ((ObjectNode) MAPPER.readTree(json)).without(NO_SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
