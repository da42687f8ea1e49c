package dev.backsource.cli.verb;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;

/** {@code backsource edges}. */
@Command(subcommands = EdgesForgetCommand.class)
public final class EdgesCommand extends ServerCommand {
    @Override
    protected Exit run(Session session) {
        return session.list(
                session.server().read(Request.get("edges")).path("items"),
                "/edge",
                new Columns()
                        .text("EDGE", "/edge")
                        .state("STATE", "/state")
                        .age("REPORTED", "/reportAgeMs")
                        .text("ROUTES", "/routes")
                        .text("REJECTED", "/rejectedTotal")
                        .text("STARTED", "/startedAt")
                        .with("LAST REJECTION", edge -> Cell.of(Fields.text(edge.at("/rejections/0/reason")))));
    }
}
