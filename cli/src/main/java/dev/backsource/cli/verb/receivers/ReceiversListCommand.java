package dev.backsource.cli.verb.receivers;

import dev.backsource.cli.command.ListOptions;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.Request;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List the receivers of your teams' alerts, and their states.")
final class ReceiversListCommand extends ServerCommand {
    @Mixin
    private final ListOptions list = new ListOptions();

    @Override
    protected Exit run(Session session) {
        return session.list(
                list.items(session, Request.get(Receivers.PATH)),
                "/id",
                new Columns()
                        .text("ID", "/id")
                        .text("NAME", "/name")
                        .text("KIND", "/kind")
                        .text("TEAM", "/team")
                        .text("SEVERITY", "/severity")
                        .with("STATE", receiver -> Cell.state(Fields.text(receiver.at("/state/condition"))))
                        .text("WAITING", "/state/pending")
                        .text("ACCEPTED", "/state/lastSuccessAt")
                        .with(
                                "FAILING SINCE",
                                receiver -> Cell.of(
                                        Objects.requireNonNullElse(Receivers.failingSince(receiver.path("state")), "")))
                        .text("NEXT ATTEMPT", "/state/nextAttemptAt")
                        .text("LAST ERROR AT", "/state/lastErrorAt")
                        .text("LAST ERROR", "/state/lastError"));
    }
}
