package dev.backsource.config.api.batches;

import dev.backsource.config.api.creations.NewDomain;
import dev.backsource.config.api.creations.NewDomainBody;
import dev.backsource.config.api.parts.PartEdits;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.policy.domain.DomainName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item of a batch: at least one part of a domain, each as when it is set alone; or, as {@code create}, a domain as it is created alone,
 * and nothing beside it.
 */
final class BatchItemBody {
    private static final JsonField<DomainName> DOMAIN = JsonField.text("domain", DomainName::parse)
            .length(1, DomainName.MAX_SPELLING_LENGTH)
            .described("the domain to change; with the parts to set, and without create")
            .example("www.example.com");
    private static final JsonField<Integer> EXPECTED_REVISION =
            JsonField.integer("expectedRevision", 1).described("the expected revision of the domain; default: any");
    private static final JsonField<NewDomain> CREATE = JsonField.object("create", NewDomainBody.TYPE)
            .described("the domain to create, as in POST /api/v1/domains; without any other field");

    static final JsonType<BatchItem> TYPE = JsonShape.of(
                    "BatchItemBody", PartEdits.with(DOMAIN, EXPECTED_REVISION, CREATE))
            .described("Either domain with at least one part to set and an optional expectedRevision, or create alone")
            .readBy(BatchItemBody::read);

    private BatchItemBody() {}

    /** Null, with violations, for an invalid item. */
    private static @Nullable BatchItem read(JsonFields fields) {
        return fields.has(CREATE) ? creation(fields) : change(fields);
    }

    private static @Nullable BatchItem creation(JsonFields fields) {
        var wanted = fields.get(CREATE);
        fields.refuseOthers();
        if (fields.sent().size() > 1) {
            fields.violations()
                    .add(
                            fields.path(),
                            Violation.INVALID,
                            "create must be the only field; put all parts of the new domain into it");
        }
        return wanted == null ? null : new BatchItem.Creation(wanted);
    }

    private static @Nullable BatchItem change(JsonFields fields) {
        fields.require(DOMAIN);
        var domain = fields.get(DOMAIN);
        var expected = readExpected(fields);
        var edit = PartEdits.read(fields);
        return domain == null ? null : new BatchItem.Change(domain, expected, edit, fields.sent());
    }

    private static ExpectedRevision readExpected(JsonFields fields) {
        var revision = fields.get(EXPECTED_REVISION);
        if (revision == null) {
            return ExpectedRevision.any();
        }
        if (revision < 1) {
            fields.violations().add(fields.pathOf(EXPECTED_REVISION), Violation.RANGE, "must be a whole number from 1");
        }
        return ExpectedRevision.oneOf(Set.of((long) revision));
    }
}
