package dev.backsource.config.api.domains;

import dev.backsource.config.access.teams.Team;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import java.util.Optional;

/** The new team of a domain, as a client gives it. */
public final class TeamBody {
    private static final JsonField<String> TEAM = JsonField.text("team", Team::requireId)
            .length(1, Team.MAX_ID_LENGTH)
            .described("the team ID; null for none")
            .example("shop");

    public static final JsonType<Optional<String>> TYPE =
            JsonShape.of("TeamBody", TEAM).readBy(TeamBody::read);

    private TeamBody() {}

    /** Leaving the field out doesn't mean that the domain is to have no team. */
    private static Optional<String> read(JsonFields fields) {
        if (!fields.sent().has(TEAM.name())) {
            fields.violations().add(fields.pathOf(TEAM), Violation.REQUIRED, "is required; send null for no team");
        }
        return Optional.ofNullable(fields.get(TEAM));
    }
}
