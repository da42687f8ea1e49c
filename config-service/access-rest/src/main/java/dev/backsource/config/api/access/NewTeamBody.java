package dev.backsource.config.api.access;

import dev.backsource.config.access.teams.Team;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A new team, as a client requests it. */
public final class NewTeamBody {
    private static final int MAX_NAME = 100;

    private static final JsonField<String> ID = JsonField.text("id", Team::requireId)
            .length(1, Team.MAX_ID_LENGTH)
            .required()
            .described("the team ID in roles and responses: up to 40 lower-case letters, digits and -")
            .example("shop");
    static final JsonField<String> NAME = JsonField.text("name", NewTeamBody::name)
            .length(1, MAX_NAME)
            .described("display name, up to " + MAX_NAME + " characters; default: the ID")
            .example("The shop");

    public static final JsonType<NewTeam> TYPE =
            JsonShape.of("NewTeamBody", ID, NAME).readBy(NewTeamBody::read);

    private NewTeamBody() {}

    /** A team to be created. */
    public record NewTeam(String id, String name) {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable NewTeam read(JsonFields fields) {
        var id = fields.get(ID);
        return id == null ? null : new NewTeam(id, Objects.requireNonNullElse(fields.get(NAME), id));
    }

    private static String name(String text) {
        if (text.isBlank() || text.length() > MAX_NAME || !Printable.isPrintable(text)) {
            throw new InvalidValueException("must have 1 to " + MAX_NAME + " printable characters");
        }
        return text.strip();
    }
}
