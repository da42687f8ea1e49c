package dev.backsource.config.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.Part;
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
 * The differences between two states of a domain, field by field, under the API's names. Objects are compared by their fields, origins by their
 * addresses ({@link OriginLabels}), and lists of rules as wholes.
 */
public final class StateDiff {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final ObjectNode EMPTY = MAPPER.createObjectNode();

    private static final String ORIGINS = "origins";

    /** Fields that aren't settings of the domain, and the origins, which are compared by themselves. */
    private static final Set<String> NO_SETTINGS = Set.of("domain", "revision", "changedAt", "changedBy", ORIGINS);

    private final List<FieldChange> changes = new ArrayList<>();

    private StateDiff() {}

    /**
     * The changes that turn {@code from} into {@code to}.
     *
     * @param from null when the domain didn't exist: every setting is new then
     * @param to null when it no longer exists: every setting is gone then
     */
    public static List<FieldChange> between(@Nullable Domain from, @Nullable Domain to) {
        var diff = new StateDiff();
        diff.compareOrigins(origins(from), origins(to));
        // Most changes are of the origins, and settings take long to compare.
        if (from == null || to == null || !differInOriginsOnly(from, to)) {
            diff.compare("", settings(from), settings(to));
        }
        return List.copyOf(diff.changes);
    }

    /** Whether the states are equal apart from their origins. */
    public static boolean differInOriginsOnly(Domain from, Domain to) {
        return from.with(Part.ORIGINS, to.origins()).equals(to);
    }

    private static List<Origin> origins(@Nullable Domain domain) {
        return domain == null ? List.of() : domain.origins();
    }

    private void compareOrigins(List<Origin> from, List<Origin> to) {
        var labels = new OriginLabels(from, to);
        var before = labels.of(from);
        var after = labels.of(to);
        var all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        all.forEach(label -> compareValues(ORIGINS + "[" + label + "]", before.get(label), after.get(label)));
        var orderBefore = before.keySet().stream().filter(after::containsKey).toList();
        var orderAfter = after.keySet().stream().filter(before::containsKey).toList();
        compareValues(ORIGINS + ".order", orderBefore, orderAfter);
    }

    private void compareValues(String path, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(from, to)) {
            compare(path, MAPPER.valueToTree(from), MAPPER.valueToTree(to));
        }
    }

    private void compare(String path, @Nullable JsonNode from, @Nullable JsonNode to) {
        if (Objects.equals(from, to)) {
            return;
        }
        if (isGroup(path, from) && isGroup(path, to)) {
            var before = from == null ? EMPTY : (ObjectNode) from;
            var after = to == null ? EMPTY : (ObjectNode) to;
            names(before, after)
                    .forEach(name ->
                            compare(path.isEmpty() ? name : path + "." + name, before.get(name), after.get(name)));
        } else {
            changes.add(new FieldChange(path, from, to));
        }
    }

    /** Whether the fields of a value are compared one by one; an origin is added or removed as a whole. */
    private static boolean isGroup(String path, @Nullable JsonNode value) {
        return value instanceof ObjectNode || (value == null && !path.startsWith(ORIGINS));
    }

    private static Set<String> names(ObjectNode before, ObjectNode after) {
        var names = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** In the published form. */
    private static ObjectNode settings(@Nullable Domain domain) {
        if (domain == null) {
            return EMPTY;
        }
        var json = EventCodec.POLICY_CHANGE.encode(PolicyChange.of(domain, 1, Instant.EPOCH));
        try {
            return ((ObjectNode) MAPPER.readTree(json)).without(NO_SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
