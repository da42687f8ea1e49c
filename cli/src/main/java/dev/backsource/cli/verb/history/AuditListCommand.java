package dev.backsource.cli.verb.history;

import dev.backsource.cli.command.ListOptions;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List operations and refused requests with their callers, newest first.")
final class AuditListCommand extends ServerCommand {
    @Mixin
    private final AuditFilters filters = new AuditFilters();

    @Mixin
    private final ListOptions list = new ListOptions();

    @Override
    protected Exit run(Session session) {
        return session.list(
                list.items(session, filters.request()),
                "/id",
                new Columns()
                        .text("TIME", "/at")
                        .text("CALLER", "/caller/name")
                        .text("ADDRESS", "/address")
                        .text("OPERATION", "/operation")
                        .text("DOMAIN", "/domain")
                        .state("RESULT", "/result")
                        .text("STATUS", "/status")
                        .text("COUNT", "/times")
                        .text("REVISION", "/revision"));
    }
}
