package dev.backsource.cli.verb.receivers;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show a receiver and how the last attempts to reach it ended.")
final class ReceiversShowCommand extends ServerCommand {
    @Parameters(paramLabel = "RECEIVER", description = "receiver id; see backsource receivers list")
    private String receiver = "";

    @Override
    protected Exit run(Session session) {
        return Receivers.show(session, session.server().read(Request.get(Receivers.PATH, receiver)));
    }
}
