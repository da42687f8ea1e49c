package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginTls;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The origins of a domain as a client sets them. */
public record OriginsBody(
        @Schema(required = true, minItems = 1, maxItems = Domain.MAX_ORIGINS) @Nullable
        List<OriginBody> origins,

        @Schema(description = "stays as it is when left out") @Nullable
        TlsBody originTls) {

    /** Both parts, as a domain has them. */
    record Read(List<Origin> origins, OriginTls originTls) {
        static final Read NONE = new Read(List.of(), OriginTls.DEFAULT);

        static Read of(Domain domain) {
            return new Read(domain.origins(), domain.originTls());
        }

        Domain applyTo(Domain domain) {
            return domain.withOrigins(origins, originTls);
        }
    }

    /** What the body makes of what is there: TLS settings that are left out stay. */
    public static UnaryOperator<Read> read(JsonFields fields) {
        var origins = readOrigins(fields);
        var tls = TlsBody.read(fields);
        fields.refuseOthers();
        return current -> new Read(origins, Objects.requireNonNullElse(tls, current.originTls()));
    }

    /** The valid ones of 1 to 20 distinct origins in the field {@code origins}. */
    public static List<Origin> readOrigins(JsonFields fields) {
        fields.require("origins");
        List<Origin> origins = fields.objects("origins", OriginBody::read);
        if (origins == null) {
            return List.of();
        }
        checkCount(fields, fields.size("origins"));
        checkDistinct(fields, origins);
        return origins;
    }

    private static void checkCount(JsonFields fields, int count) {
        if (count == 0) {
            fields.violations().add(fields.pathOf("origins"), Violation.REQUIRED, "a domain needs at least one origin");
        } else if (count > Domain.MAX_ORIGINS) {
            fields.violations()
                    .add(
                            fields.pathOf("origins"),
                            Violation.RANGE,
                            "there are " + count + " origins; a domain may have at most " + Domain.MAX_ORIGINS);
        }
    }

    private static void checkDistinct(JsonFields fields, List<Origin> origins) {
        var seen = new HashSet<String>();
        for (var origin : origins) {
            var place = origin.address() + " port " + origin.port();
            if (!seen.add(place)) {
                fields.violations()
                        .add(
                                fields.pathOf("origins"),
                                Violation.INVALID,
                                "origin " + place + " is listed twice; give it once, with the sum of the weights");
            }
        }
    }
}
