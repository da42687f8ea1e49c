package dev.backsource.cli.verb;

import dev.backsource.cli.command.ListOptions;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.Request;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "list", description = "List the domains that you may see, by name.")
final class DomainsListCommand extends ServerCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "QUERY", description = "part of the name")
    private @Nullable String query;

    @Option(names = "--team", description = "only domains of this team")
    private @Nullable String team;

    @Option(
            names = "--policy",
            paramLabel = "TYPE",
            completionCandidates = PolicyNames.class,
            description = "only domains with this policy: ${COMPLETION-CANDIDATES}")
    private @Nullable String policy;

    @Option(names = "--alerting", description = "only domains with a firing alert")
    private boolean alerting;

    @Option(names = "--closed-ports", description = "only domains with a closed port that the policy needs")
    private boolean closedPorts;

    @Mixin
    private final ListOptions list = new ListOptions();

    @Override
    protected Exit run(Session session) {
        var request = Request.get("domains")
                .with("query", query)
                .with("team", team)
                .with("redirectType", policy == null ? null : policy.toUpperCase(Locale.ROOT))
                .with("alerting", alerting ? true : null)
                .with("ports", closedPorts ? "closed" : null);
        return session.list(
                list.items(session, request),
                "/name",
                new Columns()
                        .text("NAME", "/name")
                        .with("POLICY", item -> Cell.of(Fields.policy(item.path("originProtocolPolicy"))))
                        .text("REVISION", "/revision")
                        .text("TEAM", "/team")
                        .with(
                                "ORIGINS",
                                item -> Cell.of(StreamSupport.stream(
                                                item.path("origins").spliterator(), false)
                                        .map(Origins::text)
                                        .collect(Collectors.joining(", "))))
                        .text("CHANGED", "/changedAt"));
    }
}
