package dev.backsource.config.api.parts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.DistinctOrigins;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The origins of a domain, as a client sets them. TLS settings that are left out stay. */
public final class OriginsBody {
    /** The origins of a body that may leave them out. */
    public static final JsonField<List<Origin>> SOME_ORIGINS =
            JsonField.objects("origins", OriginBody.TYPE).entries(1, Domain.MAX_ORIGINS);

    /** The origins of a body that requires them. */
    public static final JsonField<List<Origin>> ORIGINS = SOME_ORIGINS.required();

    public static final JsonField<OriginTls> ORIGIN_TLS = JsonField.object("originTls", TlsBody.TYPE);

    static final JsonType<UnaryOperator<Read>> TYPE = JsonShape.of(
                    "OriginsBody", ORIGINS, ORIGIN_TLS.described("unchanged when omitted"))
            .readBy(OriginsBody::read);

    private OriginsBody() {}

    /** Both parts, as in a domain. */
    public record Read(List<Origin> origins, OriginTls originTls) {
        static final Read NONE = new Read(List.of(), OriginTls.DEFAULT);

        static Read of(Domain domain) {
            return new Read(domain.origins(), domain.originTls());
        }

        Domain applyTo(Domain domain) {
            return domain.with(Part.ORIGINS, origins).with(Part.ORIGIN_TLS, originTls);
        }
    }

    /** Completes the result of a merge patch, as {@link TlsBody#endWith}. */
    static JsonNode merged(JsonNode patch, JsonNode merged) {
        TlsBody.endWith(patch.path(ORIGIN_TLS.name()), merged.path(ORIGIN_TLS.name()));
        return merged;
    }

    private static UnaryOperator<Read> read(JsonFields fields) {
        var origins = readOrigins(fields, ORIGINS);
        var tls = fields.get(ORIGIN_TLS);
        return current -> new Read(origins, Objects.requireNonNullElse(tls, current.originTls()));
    }

    /** The valid ones of 1 to 20 distinct origins. */
    public static List<Origin> readOrigins(JsonFields fields, JsonField<List<Origin>> field) {
        var origins = fields.get(field);
        if (origins == null) {
            return List.of();
        }
        checkCount(fields, field);
        checkDistinct(fields, field, origins);
        return origins;
    }

    private static void checkCount(JsonFields fields, JsonField<List<Origin>> field) {
        var count = fields.size(field);
        fields.violations().check(fields.pathOf(field), count == 0 ? Violation.REQUIRED : Violation.RANGE, () -> {
            DistinctOrigins.requireCount(count);
            return count;
        });
    }

    private static void checkDistinct(JsonFields fields, JsonField<List<Origin>> field, List<Origin> origins) {
        for (var repeated : DistinctOrigins.repeated(origins)) {
            fields.violations()
                    .add(
                            fields.pathOf(field),
                            Violation.INVALID,
                            DistinctOrigins.refusal(repeated).detail());
        }
    }
}
