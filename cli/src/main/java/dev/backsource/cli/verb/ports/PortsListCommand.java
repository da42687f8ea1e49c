package dev.backsource.cli.verb.ports;

import dev.backsource.cli.command.ListOptions;
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

@Command(name = "list", description = "List the requests of a domain, or all that you may decide, newest first.")
final class PortsListCommand extends ServerCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DOMAIN")
    private @Nullable String domain;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only requests in this state: open, granted, declined, withdrawn or cancelled")
    private @Nullable String state;

    @Mixin
    private final ListOptions list = new ListOptions();

    @Override
    protected Exit run(Session session) {
        var request =
                domain == null ? Request.get(PortRequests.PATH) : Request.get("domains", domain, PortRequests.PATH);
        return session.list(
                list.items(session, request.with("state", state == null ? null : state.toLowerCase(Locale.ROOT))),
                "/id",
                PortRequests.columns());
    }
}
