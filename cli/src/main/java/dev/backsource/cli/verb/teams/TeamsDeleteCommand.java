package dev.backsource.cli.verb.teams;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.YesOption;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Delete a team that owns nothing and that no role is for.")
final class TeamsDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "TEAM")
    private String team = "";

    @Mixin
    private final YesOption yes = new YesOption();

    @Override
    protected Exit run(Session session) {
        yes.require(
                session,
                "Delete the team " + team + " from "
                        + session.server().profile().server() + "?",
                "nothing was deleted");
        session.server().send(Request.delete(Teams.PATH, team).once(Session.newKey()));
        session.say("team " + SafeText.of(team) + " is deleted");
        return Exit.OK;
    }
}
