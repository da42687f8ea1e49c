package dev.backsource.cli.verb.progressive;

import dev.backsource.cli.command.ListOptions;
import dev.backsource.cli.command.ProgressiveRollouts;
import dev.backsource.cli.command.ProgressiveText;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.server.Request;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "list", description = "List the progressive rollouts of a domain, latest first, or of all domains.")
final class ProgressiveListCommand extends ServerCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DOMAIN")
    private @Nullable String domain;

    @Option(
            names = "--state",
            paramLabel = "STATES",
            description = "only rollouts in these states, such as running,paused,frozen")
    private @Nullable String states;

    @Mixin
    private final ListOptions list = new ListOptions();

    @Override
    protected Exit run(Session session) {
        var request = domain == null
                ? Request.get(ProgressiveRollouts.PATH)
                : Request.get("domains", domain, ProgressiveRollouts.PATH);
        return session.list(
                list.items(session, request.with("state", states == null ? null : states.toUpperCase(Locale.ROOT))),
                "/id",
                ProgressiveText.columns());
    }
}
