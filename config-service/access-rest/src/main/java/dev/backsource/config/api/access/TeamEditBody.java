package dev.backsource.config.api.access;

import dev.backsource.config.access.quotas.Quota;
import dev.backsource.config.access.teams.TeamEdit;
import dev.backsource.config.access.teams.TeamRollout;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.domain.PreflightMode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A client's changes of a team: a merge patch of its mutable fields (RFC 7396). */
public final class TeamEditBody {
    private static final JsonField<Map<Quota, Optional<Integer>>> QUOTAS =
            JsonField.object("quotas", QuotasBody.TYPE).described("omitted quotas are unchanged");

    private static final JsonField<PreflightMode> PREFLIGHT = JsonField.choice("preflight", PreflightMode.class)
            .described("the pre-flight of changes of the team's domains that don't choose one; null for the"
                    + " deployment's");

    private static final JsonField<UnaryOperator<TeamRollout>> ROLLOUT = JsonField.object(
                    "rollout", TeamRolloutBody.TYPE)
            .described("how changes of the team's domains go out; null for the deployment's default and plan. An"
                    + " administrator of the team may set it alone");

    public static final JsonType<TeamEdit> TYPE = JsonShape.of(
                    "TeamEditBody", NewTeamBody.NAME, QUOTAS, PREFLIGHT, ROLLOUT)
            .readBy(TeamEditBody::read);

    private TeamEditBody() {}

    private static TeamEdit read(JsonFields fields) {
        var quotas = fields.get(QUOTAS);
        var unset = fields.sent().has(QUOTAS.name()) && quotas == null;
        return new TeamEdit(
                fields.get(NewTeamBody.NAME),
                unset ? QuotasBody.NONE : Objects.requireNonNullElse(quotas, Map.of()),
                fields.sent().has(PREFLIGHT.name()),
                fields.get(PREFLIGHT),
                rollout(fields));
    }

    /** Null when it wasn't sent. */
    private static @Nullable UnaryOperator<TeamRollout> rollout(JsonFields fields) {
        return fields.has(ROLLOUT) || !fields.sent().has(ROLLOUT.name())
                ? fields.get(ROLLOUT)
                : present -> TeamRollout.NONE;
    }
}
