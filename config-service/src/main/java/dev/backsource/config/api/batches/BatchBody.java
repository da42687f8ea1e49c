package dev.backsource.config.api.batches;

import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.DomainName;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Changes of several domains at once. */
record BatchBody(
        @Schema(required = true, minItems = 1, maxItems = BatchBody.MAX_ITEMS) @Nullable
        List<BatchItemBody> items) {
    static final int MAX_ITEMS = 50;

    private static final String ITEMS = "items";

    /** The items; what is returned beside violations is of no use. */
    static List<BatchItem> read(JsonFields fields) {
        fields.require(ITEMS);
        List<BatchItem> items = fields.objects(ITEMS, BatchItemBody::read);
        fields.refuseOthers();
        if (items == null) {
            return List.of();
        }
        checkCount(fields, fields.size(ITEMS));
        if (fields.violations().isEmpty()) {
            checkDistinct(fields, items);
        }
        return items;
    }

    private static void checkCount(JsonFields fields, int count) {
        if (count == 0) {
            fields.violations().add(ITEMS, Violation.REQUIRED, "a batch needs at least one item");
        } else if (count > MAX_ITEMS) {
            fields.violations()
                    .add(
                            ITEMS,
                            Violation.RANGE,
                            "there are " + count + " items; a batch may have at most " + MAX_ITEMS);
        }
    }

    private static void checkDistinct(JsonFields fields, List<BatchItem> items) {
        var seen = new HashSet<DomainName>();
        for (var i = 0; i < items.size(); i++) {
            if (!seen.add(items.get(i).domain())) {
                fields.violations()
                        .add(
                                ITEMS + "[" + i + "].domain",
                                Violation.INVALID,
                                "domain " + items.get(i).domain()
                                        + " is in the batch already; set all its parts in one item");
            }
        }
    }
}
