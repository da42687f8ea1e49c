package dev.backsource.config.api.batches;

import dev.backsource.config.api.answers.ConfirmedDomains;
import dev.backsource.config.api.answers.RolloutChoice;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.progressive.RolloutMode;
import java.util.HashSet;
import java.util.List;

/** Changes and creations of several domains at once. */
public final class BatchBody {
    private static final int MAX_ITEMS = 50;

    private static final JsonField<List<BatchItem>> ITEMS =
            JsonField.objects("items", BatchItemBody.TYPE).required().entries(1, MAX_ITEMS);

    private static final JsonField<RolloutMode> ROLLOUT = JsonField.listedChoice(
                    RolloutChoice.PARAMETER, List.of(RolloutMode.values()), RolloutMode::word)
            .described("how the changes go out; default: as set for each domain's team or the deployment. New domains"
                    + " and parts that no rollout can change go out at once");

    public static final JsonType<WantedBatch> TYPE =
            JsonShape.of("BatchBody", ITEMS, ROLLOUT, ConfirmedDomains.FIELD).readBy(BatchBody::read);

    private BatchBody() {}

    private static WantedBatch read(JsonFields fields) {
        var rollout = fields.get(ROLLOUT);
        var confirmed = ConfirmedDomains.read(fields);
        return new WantedBatch(items(fields), rollout, confirmed);
    }

    private static List<BatchItem> items(JsonFields fields) {
        var items = fields.get(ITEMS);
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
            fields.violations().add(fields.pathOf(ITEMS), Violation.REQUIRED, "a batch needs at least one item");
        } else if (count > MAX_ITEMS) {
            fields.violations()
                    .add(
                            fields.pathOf(ITEMS),
                            Violation.RANGE,
                            "there are " + count + " items; the limit per batch is " + MAX_ITEMS);
        }
    }

    private static void checkDistinct(JsonFields fields, List<BatchItem> items) {
        var seen = new HashSet<DomainName>();
        for (var i = 0; i < items.size(); i++) {
            if (!seen.add(items.get(i).domain())) {
                fields.violations()
                        .add(
                                fields.pathOf(ITEMS) + "[" + i + "]"
                                        + items.get(i).nameField(),
                                Violation.INVALID,
                                "domain " + items.get(i).domain()
                                        + " occurs twice in the batch; set all its parts in one item");
            }
        }
    }
}
