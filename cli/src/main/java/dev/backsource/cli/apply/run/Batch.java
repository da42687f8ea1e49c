package dev.backsource.cli.apply.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.apply.domain.DomainTree;
import dev.backsource.cli.apply.file.DomainFile;
import dev.backsource.cli.apply.plan.Step;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.BatchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The domains written by one request: created, or changed, each for the revision at which it was read.
 *
 * @param wanted the file of each item, in their order
 * @param within the path from an item to the domain's fields, in the server's names
 */
record Batch(List<DomainFile> wanted, ArrayNode items, String within) {
    /** The most items that the API takes. */
    private static final int MAX_ITEMS = 50;
    /** Well below the API's limit for a body. */
    private static final int MAX_CHARACTERS = 1_000_000;

    /** The changes in as few batches as possible, without those of the team alone. */
    static List<Batch> ofChanges(List<Step.Change> changes) {
        return of(
                changes.stream().filter(change -> !change.parts().isEmpty()).toList(),
                Step.Change::wanted,
                Batch::change,
                "");
    }

    /** The additions in as few batches as possible. */
    static List<Batch> ofAdditions(List<Step.Add> additions) {
        return of(additions, Step.Add::wanted, addition -> creation(addition.wanted()), ".create");
    }

    private static <T> List<Batch> of(
            List<T> steps, Function<T, DomainFile> wanted, Function<T, ObjectNode> itemOf, String within) {
        var batches = new ArrayList<Batch>();
        var characters = 0;
        for (var step : steps) {
            var item = itemOf.apply(step);
            var length = item.toString().length();
            if (batches.isEmpty() || last(batches).wanted.size() == MAX_ITEMS || characters + length > MAX_CHARACTERS) {
                batches.add(new Batch(new ArrayList<>(), JsonNodeFactory.instance.arrayNode(), within));
                characters = 0;
            }
            last(batches).wanted.add(wanted.apply(step));
            last(batches).items.add(item);
            characters += length;
        }
        return batches;
    }

    /** The results of its items, in their order. */
    List<BatchResult> results(JsonNode answer) {
        return BatchResult.of(
                answer, wanted.stream().map(file -> file.name().value()).toList());
    }

    /**
     * The server's errors of an item, where it refuses the batch as a whole; with the domain's own names of fields.
     *
     * @param errors of the whole batch
     * @return empty when other items are to blame
     */
    ArrayNode against(int item, JsonNode errors) {
        var path = "items[" + item + "]";
        var against = JsonNodeFactory.instance.arrayNode();
        for (var error : errors) {
            var field = Fields.text(error.path("field"));
            if (field.equals(path) || field.startsWith(path + ".")) {
                against.add(error.<ObjectNode>deepCopy().put("field", ofDomain(field.substring(path.length()))));
            }
        }
        return against;
    }

    /** A batch of these items alone. */
    Batch only(List<Integer> kept) {
        var rest = new Batch(new ArrayList<>(), JsonNodeFactory.instance.arrayNode(), within);
        for (var item : kept) {
            rest.wanted.add(wanted.get(item));
            rest.items.add(items.get(item));
        }
        return rest;
    }

    private String ofDomain(String field) {
        var path = field.startsWith(within) ? field.substring(within.length()) : field;
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static Batch last(List<Batch> batches) {
        return batches.get(batches.size() - 1);
    }

    private static ObjectNode change(Step.Change change) {
        var item = JsonNodeFactory.instance.objectNode();
        item.put("domain", change.name().value());
        item.put("expectedRevision", change.present().revision());
        var wanted = DomainTree.partsOf(change.wanted().domain());
        change.parts().forEach(part -> item.set(part, wanted.get(part)));
        return item;
    }

    private static ObjectNode creation(DomainFile wanted) {
        var created = JsonNodeFactory.instance
                .objectNode()
                .put(DomainTree.NAME, wanted.name().value());
        if (wanted.team() != null) {
            created.put("team", wanted.team());
        }
        created.setAll(DomainTree.partsOf(wanted.domain()));
        return JsonNodeFactory.instance.objectNode().set("create", created);
    }
}
