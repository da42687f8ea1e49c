package dev.backsource.cli.verb.teams;

import dev.backsource.cli.command.ListOptions;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List your teams, or all teams if you may see all domains.")
final class TeamsListCommand extends ServerCommand {
    @Mixin
    private final ListOptions list = new ListOptions();

    @Override
    protected Exit run(Session session) {
        return session.list(
                list.items(session, Request.get(Teams.PATH)),
                "/id",
                new Columns().text("ID", "/id").text("NAME", "/name").text("CREATED", "/createdAt"));
    }
}
