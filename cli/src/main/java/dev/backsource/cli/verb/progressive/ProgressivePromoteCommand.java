package dev.backsource.cli.verb.progressive;

import dev.backsource.cli.command.ProgressiveRollouts;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "promote", description = "Promote a progressive rollout: all requests take the candidate now.")
final class ProgressivePromoteCommand extends ServerCommand {
    @Mixin
    private final Decision decision = new Decision();

    @Override
    protected Exit run(Session session) {
        return ProgressiveRollouts.show(
                session, decision.sendOverFreeze(session, "promote", Messages.promotesOverAbort()));
    }
}
