package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Parts of a domain that are set in one revision, each as when it is set alone; parts that are left out stay. */
public final class PartEdits {
    private PartEdits() {}

    /** The fields of a body that has these among others. */
    public static JsonField<?>[] with(JsonField<?>... others) {
        return Stream.of(
                        Stream.of(others),
                        Stream.of(OriginsBody.SOME_ORIGINS, OriginsBody.ORIGIN_TLS),
                        PartEndpoint.NAMED.stream().map(PartEndpoint::fieldOfEdit))
                .flatMap(fields -> fields)
                .toArray(JsonField<?>[]::new);
    }

    /** The changes in a body, with a violation when there are none. The body's other fields have been read. */
    public static UnaryOperator<Domain> read(JsonFields fields) {
        var edits = new ArrayList<UnaryOperator<Domain>>();
        readOrigins(fields, edits);
        PartEndpoint.NAMED.stream()
                .map(endpoint -> endpoint.in(fields))
                .filter(Objects::nonNull)
                .forEach(edits::add);
        fields.refuseOthers();
        if (edits.isEmpty() && fields.violations().isEmpty()) {
            fields.violations().add(fields.path(), Violation.REQUIRED, "at least one part is required");
        }
        return inTurn(edits);
    }

    /** Origins and TLS settings each stay when they are left out. */
    private static void readOrigins(JsonFields fields, List<UnaryOperator<Domain>> edits) {
        var origins =
                fields.has(OriginsBody.SOME_ORIGINS) ? OriginsBody.readOrigins(fields, OriginsBody.SOME_ORIGINS) : null;
        var tls = fields.get(OriginsBody.ORIGIN_TLS);
        if (origins != null || tls != null) {
            edits.add(domain -> domain.with(Part.ORIGINS, Objects.requireNonNullElse(origins, domain.origins()))
                    .with(Part.ORIGIN_TLS, Objects.requireNonNullElse(tls, domain.originTls())));
        }
    }

    private static UnaryOperator<Domain> inTurn(List<UnaryOperator<Domain>> edits) {
        return domain -> {
            var edited = domain;
            for (var edit : edits) {
                edited = edit.apply(edited);
            }
            return edited;
        };
    }
}
