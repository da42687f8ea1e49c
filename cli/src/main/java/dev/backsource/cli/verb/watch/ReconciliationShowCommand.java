package dev.backsource.cli.verb.watch;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;

@Command(name = "show", description = "Compare the topic of changes with the database.")
final class ReconciliationShowCommand extends ServerCommand {
    @Override
    protected Exit run(Session session) {
        var agreement = session.server().read(Request.get("reconciliation"));
        return session.one(agreement, "/state", terminal -> {
            terminal.line(SafeText.of(Messages.differingDomains(
                    Fields.text(agreement.path("state")), Fields.text(agreement.path("total")))));
            if (!agreement.path("items").isEmpty()) {
                new Columns()
                        .text("DOMAIN", "/domain")
                        .text("CAUSE", "/cause")
                        .text("DATABASE", "/committedRevision")
                        .text("TOPIC", "/topicRevision")
                        .text("SINCE", "/since")
                        .text("REASON", "/reason")
                        .table(agreement.path("items"))
                        .print(terminal);
            }
        });
    }
}
