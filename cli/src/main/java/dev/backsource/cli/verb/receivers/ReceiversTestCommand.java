package dev.backsource.cli.verb.receivers;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "test", description = "Send a test message to a receiver.")
final class ReceiversTestCommand extends ServerCommand {
    @Parameters(paramLabel = "RECEIVER", description = "receiver id; see backsource receivers list")
    private String receiver = "";

    @Override
    protected Exit run(Session session) {
        session.server()
                .send(Request.post(Documents.json().createObjectNode(), Receivers.PATH, receiver, "test")
                        .once(Session.newKey()));
        session.say(Messages.testQueued(SafeText.of(receiver)));
        return Exit.OK;
    }
}
