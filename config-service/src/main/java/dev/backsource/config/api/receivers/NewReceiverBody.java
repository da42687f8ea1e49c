package dev.backsource.config.api.receivers;

import dev.backsource.config.access.teams.Team;
import dev.backsource.config.notification.receiver.NewReceiver;
import dev.backsource.config.notification.receiver.ReceiverKind;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.finding.Severity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A new receiver, as a client requests it. */
public final class NewReceiverBody {
    private static final JsonField<String> NAME = ReceiverFields.NAME.required();
    private static final JsonField<ReceiverKind> KIND = JsonField.listedChoice(
                    "kind", ReceiverKind.CREATABLE, ReceiverKind::word)
            .required()
            .described("webhook for signed CloudEvents, slack or pagerduty");
    private static final JsonField<String> TEAM = JsonField.text("team", Team::requireId)
            .length(1, Team.MAX_ID_LENGTH)
            .described("the team whose domains' alerts it gets; default: alerts of all domains and of the fleet")
            .example("shop");

    public static final JsonType<NewReceiver> TYPE = JsonShape.of(
                    "NewReceiverBody",
                    NAME,
                    KIND,
                    TEAM,
                    ReceiverFields.SEVERITY,
                    ReceiverFields.URL,
                    ReceiverFields.ROUTING_KEY_FIELD)
            .readBy(NewReceiverBody::read);

    private NewReceiverBody() {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable NewReceiver read(JsonFields fields) {
        var name = fields.get(NAME);
        var kind = fields.get(KIND);
        return name == null || kind == null
                ? null
                : new NewReceiver(
                        name,
                        kind,
                        fields.get(TEAM),
                        Objects.requireNonNullElse(fields.get(ReceiverFields.SEVERITY), Severity.WARNING),
                        fields.get(ReceiverFields.URL),
                        fields.get(ReceiverFields.ROUTING_KEY_FIELD));
    }
}
