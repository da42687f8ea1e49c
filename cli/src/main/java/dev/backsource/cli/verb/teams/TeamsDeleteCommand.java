package dev.backsource.cli.verb.teams;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.YesOption;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Delete a team that owns nothing and has no roles.")
final class TeamsDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "TEAM")
    private String team = "";

    @Mixin
    private final YesOption yes = new YesOption();

    @Override
    protected Exit run(Session session) {
        yes.require(
                session,
                Messages.deletionQuestion(
                        "team", team, session.server().profile().server()),
                Messages.nothingDeleted());
        session.server().send(Request.delete(Teams.PATH, team).once(Session.newKey()));
        session.say(Messages.deleted("team", SafeText.of(team)));
        return Exit.OK;
    }
}
