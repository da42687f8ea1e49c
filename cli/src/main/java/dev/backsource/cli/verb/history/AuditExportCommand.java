package dev.backsource.cli.verb.history;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Format;
import dev.backsource.cli.server.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "export",
        description =
                "Print all entries as lines of JSON, newest first. Exit code 0 means that the export is complete.")
final class AuditExportCommand extends ServerCommand {
    @Mixin
    private final AuditFilters filters = new AuditFilters();

    @Override
    protected Exit run(Session session) {
        if (session.format() == Format.YAML || session.format() == Format.NAME) {
            throw FailureException.usage(Messages.exportFormat());
        }
        JsonLines.read(session.server(), filters.request(), entry -> {
            session.terminal().line(Documents.toLine(entry));
            return !session.terminal().isClosed();
        });
        return Exit.OK;
    }
}
