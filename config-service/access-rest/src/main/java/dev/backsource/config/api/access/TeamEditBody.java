package dev.backsource.config.api.access;

import dev.backsource.config.access.quotas.Quota;
import dev.backsource.config.access.teams.TeamEdit;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A client's changes of a team: a merge patch of its mutable fields (RFC 7396). */
public final class TeamEditBody {
    private static final JsonField<Map<Quota, Optional<Integer>>> QUOTAS =
            JsonField.object("quotas", QuotasBody.TYPE).described("omitted quotas are unchanged");

    public static final JsonType<TeamEdit> TYPE =
            JsonShape.of("TeamEditBody", NewTeamBody.NAME, QUOTAS).readBy(TeamEditBody::read);

    private TeamEditBody() {}

    private static TeamEdit read(JsonFields fields) {
        var quotas = fields.get(QUOTAS);
        var unset = fields.sent().has(QUOTAS.name()) && quotas == null;
        return new TeamEdit(
                fields.get(NewTeamBody.NAME), unset ? QuotasBody.NONE : Objects.requireNonNullElse(quotas, Map.of()));
    }
}
