package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonFields;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An origin protocol policy as a client sets it. What is left out stays as it was configured. */
public record PolicyBody(
        @Schema(required = true) @Nullable Boolean enabled,

        @Schema(description = "required when enabled; kept as it was when left out while disabled") @Nullable
        RedirectType redirectType,

        @Schema(description = "for dynamic content; stays as it is when left out") @Nullable
        Kind dynamic) {

    /** The policy of one kind of content. */
    @Schema(name = "ContentPolicyBody")
    record Kind(
            @Schema(required = true) @Nullable Boolean enabled,
            @Nullable RedirectType redirectType) {

        /** The fields {@code enabled} and {@code redirectType}, which the policy of either kind has. */
        static UnaryOperator<ContentPolicy> read(JsonFields fields) {
            fields.require("enabled");
            var body = new Kind(fields.bool("enabled"), fields.choice("redirectType", RedirectType.class));
            if (Boolean.TRUE.equals(body.enabled)) {
                fields.require("redirectType");
            }
            return current -> new ContentPolicy(
                    Boolean.TRUE.equals(body.enabled),
                    Objects.requireNonNullElse(body.redirectType, current.redirectType()));
        }

        private static UnaryOperator<ContentPolicy> readAlone(JsonFields fields) {
            var policy = read(fields);
            fields.refuseOthers();
            return policy;
        }
    }

    /** What the body makes of the policy that is there. */
    public static UnaryOperator<OriginProtocolPolicy> read(JsonFields fields) {
        var forStatic = Kind.read(fields);
        UnaryOperator<ContentPolicy> given = fields.object("dynamic", Kind::readAlone);
        UnaryOperator<ContentPolicy> forDynamic = given == null ? UnaryOperator.identity() : given;
        fields.refuseOthers();
        return current -> {
            var next = forStatic.apply(new ContentPolicy(current.enabled(), current.redirectType()));
            return new OriginProtocolPolicy(next.enabled(), next.redirectType(), forDynamic.apply(current.dynamic()));
        };
    }
}
