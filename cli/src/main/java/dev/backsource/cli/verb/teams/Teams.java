package dev.backsource.cli.verb.teams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ProgressiveText;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;

/** Teams, as the interface has them. */
final class Teams {
    static final String PATH = "teams";

    private Teams() {}

    /** Shows a team with its quotas; {@code -} stands for no limit. */
    static Exit show(Session session, JsonNode team) {
        return session.one(team, "/id", terminal -> {
            terminal.line(SafeText.of(Messages.team(
                    Fields.text(team.path("id")),
                    Fields.text(team.path("name")),
                    Fields.text(team.path("createdAt")))));
            var rollout = team.path("rollout");
            if (rollout.isObject()) {
                terminal.line(SafeText.of(
                        Messages.teamRollout(Fields.text(rollout.path("default")), ProgressiveText.plan(rollout))));
            }
            team.path("quotas")
                    .properties()
                    .forEach(quota -> terminal.line(SafeText.of(Messages.quota(
                            quota.getKey(),
                            number(quota.getValue().path("used")),
                            number(quota.getValue().path("limit"))))));
        });
    }

    private static String number(JsonNode number) {
        return number.isNumber() ? number.asText() : "-";
    }
}
