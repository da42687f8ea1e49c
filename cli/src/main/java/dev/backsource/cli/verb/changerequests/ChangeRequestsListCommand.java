package dev.backsource.cli.verb.changerequests;

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

@Command(name = "list", description = "List the change requests of a domain, or of all domains, newest first.")
final class ChangeRequestsListCommand extends ServerCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DOMAIN")
    private @Nullable String domain;

    @Option(names = "--kind", paramLabel = "KIND", description = "only requests of this kind: ports or parts")
    private @Nullable String kind;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only requests in this state: open, approved, declined, withdrawn, cancelled or expired")
    private @Nullable String state;

    @Mixin
    private final ListOptions list = new ListOptions();

    @Override
    protected Exit run(Session session) {
        var request =
                domain == null ? Request.get(ChangeRequests.PATH) : Request.get("domains", domain, ChangeRequests.PATH);
        return session.list(
                list.items(session, request.with("changeKind", lowerCase(kind)).with("state", lowerCase(state))),
                "/id",
                ChangeRequests.columns());
    }

    private static @Nullable String lowerCase(@Nullable String value) {
        return value == null ? null : value.toLowerCase(Locale.ROOT);
    }
}
