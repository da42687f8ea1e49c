package dev.backsource.cli.verb;

import dev.backsource.cli.command.RouteChangeOptions;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "set", description = "Set the policy of a domain. Other settings stay unchanged.")
final class PolicySetCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    private String domain = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TYPE",
            completionCandidates = PolicyNames.class,
            description = "${COMPLETION-CANDIDATES}")
    private @Nullable String type;

    @Option(names = "--dynamic", paramLabel = "TYPE", description = "policy for dynamic content, likewise")
    private @Nullable String dynamic;

    @Mixin
    private final RouteChangeOptions options = new RouteChangeOptions();

    @Override
    protected Exit run(Session session) {
        if (type == null && dynamic == null) {
            throw FailureException.usage(Messages.noPolicyToSet(PolicyNames.ALL));
        }
        var body = type == null ? Documents.json().createObjectNode() : Policies.of(type);
        if (dynamic != null) {
            body.set("dynamic", Policies.of(dynamic));
        }
        var patch = Documents.json().createObjectNode();
        patch.set("originProtocolPolicy", body);
        return options.send(session, domain, patch, "origin-protocol-policy", body);
    }
}
