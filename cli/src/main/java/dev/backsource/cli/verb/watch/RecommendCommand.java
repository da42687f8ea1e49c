package dev.backsource.cli.verb.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backsource recommend}: has a prober try every redirect type at the origins. */
@Command
public final class RecommendCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Override
    protected Exit run(Session session) {
        var found = session.server().read(Request.get("domains", domain, "recommendation"));
        var rows = Documents.json().createArrayNode();
        for (var type : found.path("types")) {
            for (var origin : type.path("origins")) {
                rows.add(origin.<ObjectNode>deepCopy().set("type", type.path("type")));
            }
        }
        return session.one(found, "/domain", terminal -> {
            new Columns()
                    .text("TYPE", "/type")
                    .text("ORIGIN", "/origin")
                    .text("PORT", "/port")
                    .state("STATE", "/state")
                    .text("DETAIL", "/detail")
                    .table(rows)
                    .print(terminal);
            terminal.line(SafeText.of(
                    Messages.strongest(Fields.text(found.path("strongest")), Fields.text(found.path("reason")))));
        });
    }
}
