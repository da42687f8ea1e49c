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
import picocli.CommandLine.Parameters;

/** {@code backsource health}. */
@Command
public final class HealthCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Override
    protected Exit run(Session session) {
        var health = session.server().read(Request.get("domains", domain, "health"));
        return session.one(health, "/domain", terminal -> {
            terminal.line(Messages.portsChecked(
                    SafeText.of(Fields.text(health.path("revision"))),
                    SafeText.of(Fields.text(health.path("checkedAt"))),
                    health.has("observedAt")));
            new Columns()
                    .text("ORIGIN", "/origin")
                    .text("PORT", "/port")
                    .text("SCHEME", "/scheme")
                    .state("STATE", "/state")
                    .text("SINCE", "/since")
                    .text("REASON", "/reason")
                    .table(health.path("ports"))
                    .print(terminal);
            FindingLines.print(health, terminal);
        });
    }
}
