package dev.backsource.config.api.alerts;

import dev.backsource.config.notification.Acknowledgement;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import org.jspecify.annotations.Nullable;

/** An acknowledgement of an alert, as a client requests it. */
public final class AcknowledgementBody {
    private static final JsonField<String> ALERT = JsonField.text("alert")
            .length(1, 400)
            .required()
            .described("the domain or the subject of the alert, / and its kind")
            .example("www.example.com/origin-port-closed");

    private static final JsonField<String> NOTE = JsonField.text("note", AcknowledgementBody::note)
            .length(1, Acknowledgement.MAX_NOTE)
            .required()
            .described("for others who see the alert, up to " + Acknowledgement.MAX_NOTE + " characters")
            .example("The firewall is being changed; until 15:00");

    public static final JsonType<Wanted> TYPE =
            JsonShape.of("AcknowledgementBody", ALERT, NOTE).readBy(AcknowledgementBody::read);

    private AcknowledgementBody() {}

    /** The alert's key, and the note. */
    record Wanted(String alert, String note) {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable Wanted read(JsonFields fields) {
        var alert = fields.get(ALERT);
        var note = fields.get(NOTE);
        return alert == null || note == null ? null : new Wanted(alert, note);
    }

    private static String note(String text) {
        if (text.isBlank() || text.length() > Acknowledgement.MAX_NOTE || !Printable.isPrintable(text)) {
            throw new InvalidValueException("must have 1 to " + Acknowledgement.MAX_NOTE + " printable characters");
        }
        return text.strip();
    }
}
