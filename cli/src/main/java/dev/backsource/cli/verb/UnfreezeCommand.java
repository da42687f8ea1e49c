package dev.backsource.cli.verb;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;

/** {@code backsource unfreeze}: ends the freeze of changes. */
@Command
public final class UnfreezeCommand extends ServerCommand {
    @Override
    protected Exit run(Session session) {
        session.server().send(Request.delete("freeze").once(Session.newKey()));
        session.say(Messages.notFrozen());
        return Exit.OK;
    }
}
