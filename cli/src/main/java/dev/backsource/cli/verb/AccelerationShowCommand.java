package dev.backsource.cli.verb;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show a domain's dynamic acceleration and its static rules.")
final class AccelerationShowCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Override
    protected Exit run(Session session) {
        var acceleration = session.server().read(Request.get("domains", domain)).path("dynamicAcceleration");
        return session.one(acceleration, "/enabled", terminal -> {
            terminal.line(acceleration.path("enabled").asBoolean() ? Messages.allDynamic() : Messages.allStatic());
            var rules = acceleration.path("staticRules");
            rules.fieldNames()
                    .forEachRemaining(
                            name -> terminal.line("  " + SafeText.of(name + ": " + Fields.text(rules.path(name)))));
        });
    }
}
