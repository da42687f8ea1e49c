package dev.backsource.cli.verb.receivers;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.YesOption;
import dev.backsource.cli.outcome.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Delete a receiver and the messages that wait for it.")
final class ReceiversDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "RECEIVER", description = "receiver id; see backsource receivers list")
    private String receiver = "";

    @Mixin
    private final YesOption yes = new YesOption();

    @Override
    protected Exit run(Session session) {
        return yes.delete(session, "receiver", Receivers.PATH, receiver);
    }
}
