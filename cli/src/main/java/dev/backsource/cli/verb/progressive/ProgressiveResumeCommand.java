package dev.backsource.cli.verb.progressive;

import dev.backsource.cli.command.ProgressiveRollouts;
import dev.backsource.cli.command.ProgressiveWatch;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "resume",
        description = "Resume a paused progressive rollout; a frozen one requires an administrator of the domain.")
final class ProgressiveResumeCommand extends ServerCommand {
    @Mixin
    private final Decision decision = new Decision();

    @Option(names = "--wait", description = "wait until it ends, pauses or freezes, or up to a given --timeout")
    private boolean wait;

    @Override
    protected Exit run(Session session) {
        var resumed = decision.sendOverFreeze(session, "resume", Messages.resumesOverAbort());
        return wait
                ? new ProgressiveWatch(session, decision.domain()).follow(resumed, false)
                : ProgressiveRollouts.show(session, resumed);
    }
}
