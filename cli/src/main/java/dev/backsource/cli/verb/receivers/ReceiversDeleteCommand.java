package dev.backsource.cli.verb.receivers;

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

@Command(name = "delete", description = "Delete a receiver and the messages that wait for it.")
final class ReceiversDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "RECEIVER", description = "receiver id; see backsource receivers list")
    private String receiver = "";

    @Mixin
    private final YesOption yes = new YesOption();

    @Override
    protected Exit run(Session session) {
        yes.require(
                session,
                Messages.deletionQuestion(
                        "receiver", receiver, session.server().profile().server()),
                Messages.nothingDeleted());
        session.server().send(Request.delete(Receivers.PATH, receiver).once(Session.newKey()));
        session.say(Messages.deleted("receiver", SafeText.of(receiver)));
        return Exit.OK;
    }
}
