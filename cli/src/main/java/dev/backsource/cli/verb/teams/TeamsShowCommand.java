package dev.backsource.cli.verb.teams;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show a team and the use of its quotas.")
final class TeamsShowCommand extends ServerCommand {
    @Parameters(paramLabel = "TEAM")
    private String team = "";

    @Override
    protected Exit run(Session session) {
        return Teams.show(session, session.server().read(Request.get(Teams.PATH, team)));
    }
}
