package dev.backsource.cli.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backsource.policy.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The differences between two values, field by field. */
public final class Differences {
    private static final JsonNode NOTHING = MissingNode.getInstance();

    private final List<FieldDiff> found = new ArrayList<>();

    private Differences() {}

    /** The differences, in the order of the fields. */
    public static List<FieldDiff> between(JsonNode before, JsonNode after) {
        var differences = new Differences();
        differences.compare("", before, after);
        return List.copyOf(differences.found);
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            compareFields(path, fields(before), fields(after));
        } else if (isListOfPlaces(before) && isListOfPlaces(after)) {
            comparePlaces(path, places(before), places(after));
        } else {
            found.add(new FieldDiff(path, shown(before), shown(after)));
        }
    }

    private void compareFields(String path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            compare(
                    path.isEmpty() ? name : path + "." + name,
                    before.getOrDefault(name, NOTHING),
                    after.getOrDefault(name, NOTHING));
        }
    }

    /** Origins are the same when address and port are. */
    private void comparePlaces(String path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var places = new LinkedHashSet<>(before.keySet());
        places.addAll(after.keySet());
        for (var place : places) {
            compare(path + "[" + place + "]", before.getOrDefault(place, NOTHING), after.getOrDefault(place, NOTHING));
        }
        var stayed = before.keySet().stream().filter(after::containsKey).toList();
        var staying = after.keySet().stream().filter(before::containsKey).toList();
        if (!stayed.equals(staying)) {
            found.add(new FieldDiff(path + " in order", String.join(", ", stayed), String.join(", ", staying)));
        }
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        var fields = new LinkedHashMap<String, JsonNode>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static Map<String, JsonNode> places(JsonNode list) {
        var places = new LinkedHashMap<String, JsonNode>();
        list.forEach(entry -> places.put(
                entry.path("address").asText() + " port " + entry.path("port").asText(), entry));
        return places;
    }

    private static boolean isListOfPlaces(JsonNode node) {
        return node.isArray() && !node.isEmpty() && node.get(0).has("address");
    }

    private static @Nullable String shown(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> field.getKey() + " " + shown(field.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (node.isArray()) {
            var entries = new ArrayList<String>();
            node.forEach(entry -> entries.add(String.valueOf(shown(entry))));
            return entries.isEmpty() ? "none" : Printable.of(String.join(", ", entries), Printable.SENTENCE);
        }
        return Printable.of(node.asText());
    }
}
