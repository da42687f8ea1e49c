package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** An origin protocol policy, as a client sets it. Fields that are left out stay. */
final class PolicyBody {
    private static final JsonField<Boolean> ENABLED = JsonField.bool("enabled").required();
    private static final JsonField<RedirectType> REDIRECT_TYPE = JsonField.choice("redirectType", RedirectType.class);

    /** The policy of one kind of content. */
    private static final JsonType<UnaryOperator<ContentPolicy>> OF_CONTENT =
            JsonShape.of("ContentPolicyBody", ENABLED, REDIRECT_TYPE).readBy(PolicyBody::readOfContent);

    private static final JsonField<UnaryOperator<ContentPolicy>> DYNAMIC =
            JsonField.object("dynamic", OF_CONTENT).described("for dynamic content; unchanged when omitted");

    static final JsonType<UnaryOperator<OriginProtocolPolicy>> TYPE = JsonShape.of(
                    "PolicyBody",
                    ENABLED,
                    REDIRECT_TYPE.described("required when enabled; unchanged when omitted while disabled"),
                    DYNAMIC)
            .readBy(PolicyBody::read);

    private PolicyBody() {}

    /** The policy itself has the fields of a content policy, for static content. */
    private static UnaryOperator<OriginProtocolPolicy> read(JsonFields fields) {
        var forStatic = readOfContent(fields);
        var forDynamic = Objects.requireNonNullElse(fields.get(DYNAMIC), UnaryOperator.<ContentPolicy>identity());
        return current -> {
            var next = forStatic.apply(new ContentPolicy(current.enabled(), current.redirectType()));
            return new OriginProtocolPolicy(next.enabled(), next.redirectType(), forDynamic.apply(current.dynamic()));
        };
    }

    private static UnaryOperator<ContentPolicy> readOfContent(JsonFields fields) {
        var enabled = Boolean.TRUE.equals(fields.get(ENABLED));
        var redirectType = fields.get(REDIRECT_TYPE);
        if (enabled) {
            fields.require(REDIRECT_TYPE);
        }
        return current -> new ContentPolicy(enabled, Objects.requireNonNullElse(redirectType, current.redirectType()));
    }
}
