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
    private static final List<PartEndpoint<?>> OF_CANDIDATE =
            PartEndpoint.NAMED.stream().filter(PartEndpoint::canRollOut).toList();

    private PartEdits() {}

    /** The fields of a body that has these among others. */
    public static JsonField<?>[] with(JsonField<?>... others) {
        return with(PartEndpoint.NAMED, others);
    }

    /** The fields of a body with the parts that a progressive rollout can change. */
    public static JsonField<?>[] ofCandidate() {
        return with(OF_CANDIDATE);
    }

    private static JsonField<?>[] with(List<PartEndpoint<?>> named, JsonField<?>... others) {
        return Stream.of(
                        Stream.of(others),
                        Stream.of(OriginsBody.SOME_ORIGINS, OriginsBody.ORIGIN_TLS),
                        named.stream().map(PartEndpoint::fieldOfEdit))
                .flatMap(fields -> fields)
                .toArray(JsonField<?>[]::new);
    }

    /** The changes in a body, with a violation when there are none. The body's other fields have been read. */
    public static UnaryOperator<Domain> read(JsonFields fields) {
        return read(fields, PartEndpoint.NAMED);
    }

    /** As {@link #read}, of the fields of {@link #ofCandidate}. */
    public static UnaryOperator<Domain> readCandidate(JsonFields fields) {
        return read(fields, OF_CANDIDATE);
    }

    private static UnaryOperator<Domain> read(JsonFields fields, List<PartEndpoint<?>> named) {
        var edits = new ArrayList<UnaryOperator<Domain>>();
        readOrigins(fields, edits);
        named.stream()
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
