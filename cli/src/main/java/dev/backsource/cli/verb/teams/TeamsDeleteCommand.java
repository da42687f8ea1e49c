package dev.backsource.cli.verb.teams;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.YesOption;
import dev.backsource.cli.outcome.Exit;
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
        return yes.delete(session, "team", Teams.PATH, team);
    }
}
