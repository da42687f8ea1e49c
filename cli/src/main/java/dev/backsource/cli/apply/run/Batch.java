package dev.backsource.cli.apply.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.apply.domain.DomainTree;
import dev.backsource.cli.apply.plan.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes that are sent in one request, each for the revision at which its domain was read.
 *
 * @param items one for each change, in their order
 */
record Batch(List<Step.Change> changes, ArrayNode items) {
    /** As many as the interface takes. */
    private static final int MAX_ITEMS = 50;
    /** Well below what the interface takes. */
    private static final int MAX_CHARACTERS = 1_000_000;

    /** In as few batches as may be; those that only change the team aren't among them. */
    static List<Batch> of(List<Step.Change> changes) {
        var batches = new ArrayList<Batch>();
        var characters = 0;
        for (var change : changes) {
            if (change.parts().isEmpty()) {
                continue;
            }
            var item = item(change);
            var length = item.toString().length();
            if (batches.isEmpty()
                    || last(batches).changes.size() == MAX_ITEMS
                    || characters + length > MAX_CHARACTERS) {
                batches.add(new Batch(new ArrayList<>(), JsonNodeFactory.instance.arrayNode()));
                characters = 0;
            }
            last(batches).changes.add(change);
            last(batches).items.add(item);
            characters += length;
        }
        return batches;
    }

    ObjectNode body() {
        return JsonNodeFactory.instance.objectNode().set("items", items);
    }

    private static Batch last(List<Batch> batches) {
        return batches.get(batches.size() - 1);
    }

    private static ObjectNode item(Step.Change change) {
        var item = JsonNodeFactory.instance.objectNode();
        item.put("domain", change.name().value());
        item.put("expectedRevision", change.present().revision());
        var wanted = DomainTree.partsOf(change.wanted().domain());
        change.parts().forEach(part -> item.set(part, wanted.get(part)));
        return item;
    }
}
