package dev.backsource.cli.verb.history;

import dev.backsource.cli.command.ListOptions;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List who did what and what they were refused, the latest first.")
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
                        .text("AT", "/at")
                        .text("WHO", "/caller/name")
                        .text("FROM", "/address")
                        .text("OPERATION", "/operation")
                        .text("DOMAIN", "/domain")
                        .state("RESULT", "/result")
                        .text("STATUS", "/status")
                        .text("TIMES", "/times")
                        .text("REVISION", "/revision"));
    }
}
