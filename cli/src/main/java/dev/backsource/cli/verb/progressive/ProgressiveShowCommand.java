package dev.backsource.cli.verb.progressive;

import dev.backsource.cli.command.ProgressiveRollouts;
import dev.backsource.cli.command.ProgressiveWatch;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "show",
        description = "Show a progressive rollout: share, arms, edges, and what the next step waits for.")
final class ProgressiveShowCommand extends ServerCommand {
    @Mixin
    private final RolloutParameters rollout = new RolloutParameters();

    @Option(names = "--watch", description = "follow it to its end, or up to a given --timeout")
    private boolean watch;

    @Override
    protected Exit run(Session session) {
        var now = ProgressiveRollouts.read(session, rollout.domain(), rollout.id());
        return watch
                ? new ProgressiveWatch(session, rollout.domain()).follow(now, true)
                : ProgressiveRollouts.show(session, now);
    }
}
