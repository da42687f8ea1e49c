package dev.backsource.config.api.access;

import dev.backsource.config.access.teams.TeamRollout;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.json.RolloutPlanFields;
import dev.backsource.policy.progressive.RolloutMode;
import java.util.List;
import java.util.function.UnaryOperator;

/** A client's change of how changes of a team's domains go out: a merge patch (RFC 7396), null for the deployment's. */
final class TeamRolloutBody {
    private static final JsonField<RolloutMode> DEFAULT = JsonField.listedChoice(
                    "default", List.of(RolloutMode.values()), RolloutMode::word)
            .described("how changes go out that don't choose; null for the deployment's");

    static final JsonType<UnaryOperator<TeamRollout>> TYPE = JsonShape.of(
                    "TeamRolloutBody", RolloutPlanFields.with(DEFAULT))
            .described("omitted fields are unchanged; null ones are the deployment's")
            .readBy(TeamRolloutBody::read);

    private TeamRolloutBody() {}

    private static UnaryOperator<TeamRollout> read(JsonFields fields) {
        var mode = fields.get(DEFAULT);
        var setsMode = fields.sent().has(DEFAULT.name());
        var plan = RolloutPlanFields.read(fields);
        return present -> new TeamRollout(
                setsMode ? mode : present.mode(), RolloutPlanFields.merge(present.plan(), plan, fields));
    }
}
