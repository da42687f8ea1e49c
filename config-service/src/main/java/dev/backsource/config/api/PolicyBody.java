package dev.backsource.config.api;

import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An origin protocol policy as a client sets it. */
record PolicyBody(
        @Schema(required = true) @Nullable Boolean enabled,

        @Schema(description = "required when enabled; kept while disabled") @Nullable
        RedirectType redirectType,

        @Schema(description = "for dynamic content; disabled when left out") @Nullable
        Kind dynamic) {

    /** The policy of one kind of content. */
    @Schema(name = "ContentPolicyBody")
    record Kind(
            @Schema(required = true) @Nullable Boolean enabled,
            @Nullable RedirectType redirectType) {

        /** The fields {@code enabled} and {@code redirectType}, which the policy of either kind has. */
        static ContentPolicy read(JsonFields fields) {
            fields.require("enabled");
            var body = new Kind(fields.bool("enabled"), fields.choice("redirectType", RedirectType.class));
            if (Boolean.TRUE.equals(body.enabled)) {
                fields.require("redirectType");
            }
            return new ContentPolicy(
                    Boolean.TRUE.equals(body.enabled),
                    Objects.requireNonNullElse(body.redirectType, RedirectType.FOLLOW));
        }

        private static ContentPolicy readAlone(JsonFields fields) {
            var policy = read(fields);
            fields.refuseOthers();
            return policy;
        }
    }

    static OriginProtocolPolicy read(JsonFields fields) {
        var forStatic = Kind.read(fields);
        ContentPolicy forDynamic = fields.object("dynamic", Kind::readAlone);
        fields.refuseOthers();
        return new OriginProtocolPolicy(
                forStatic.enabled(),
                forStatic.redirectType(),
                Objects.requireNonNullElse(forDynamic, ContentPolicy.DISABLED));
    }
}
