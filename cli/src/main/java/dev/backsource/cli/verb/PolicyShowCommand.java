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

@Command(name = "show", description = "Show the policy of a domain, for static and for dynamic content.")
final class PolicyShowCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Override
    protected Exit run(Session session) {
        var answer = session.server().send(Request.get("domains", domain, "origin-protocol-policy"));
        var policy = answer.body();
        return session.one(policy, "/redirectType", terminal -> {
            terminal.line("static   " + SafeText.of(Fields.policy(policy)));
            terminal.line("dynamic  " + SafeText.of(Fields.policy(policy.path("dynamic"))));
            if (answer.revision() != null) {
                terminal.line(Messages.revision(String.valueOf(answer.revision())));
            }
        });
    }
}
