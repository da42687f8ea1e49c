package dev.backsource.config.api.proposals;

import dev.backsource.config.api.parts.DecisionBody;
import dev.backsource.config.api.parts.PartEdits;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.domain.Domain;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A change that a client proposes: at least one part, each as when it is set alone, and the reason. */
public final class ProposalBody {
    private static final JsonField<String> REASON = JsonField.text("reason", DecisionBody::text)
            .required()
            .described("a reason for the reviewer, up to " + DecisionBody.MAX_TEXT + " characters")
            .example("The origin's certificate is renewed on Monday");

    public static final JsonType<ProposalBody.Read> TYPE =
            JsonShape.of("ProposalBody", PartEdits.with(REASON)).readBy(ProposalBody::read);

    private ProposalBody() {}

    /** The proposed change, and the reason. */
    public record Read(UnaryOperator<Domain> edit, String reason) {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable Read read(JsonFields fields) {
        var reason = fields.get(REASON);
        var edit = PartEdits.read(fields);
        return reason == null ? null : new Read(edit, reason);
    }
}
