package dev.backsource.cli.verb.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.server.Request;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backsource traffic}: recent traffic of all edges or of a domain, a row for each step of time. */
@Command
public final class TrafficCommand extends ServerCommand {
    @Parameters(arity = "0..1", paramLabel = "DOMAIN", description = "the domain; all edges without one")
    private @Nullable String domain;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "period in minutes, 1 to 180 (default: 60); of a domain to 1440 (default: 1440)")
    private @Nullable Integer minutes;

    @Override
    protected Exit run(Session session) {
        if (domain != null) {
            var ofDomain = session.server()
                    .read(Request.get("domains", domain, "traffic").with("minutes", minutes));
            return session.one(ofDomain, "/domain", terminal -> DomainTrafficTable.show(ofDomain, terminal));
        }
        var traffic = session.server().read(Request.get("traffic").with("minutes", minutes));
        return session.one(traffic, "/since", terminal -> show(traffic, terminal));
    }

    private static void show(JsonNode traffic, Terminal terminal) {
        var rows = new ArrayList<JsonNode>();
        for (var i = 0; i < traffic.path("times").size(); i++) {
            rows.add(row(traffic, i));
        }
        new Columns()
                .text("TIME", "/time")
                .text("EDGES", "/edges")
                .text("REQUESTS/S", "/requests")
                .text("HIT RATIO", "/hits")
                .text("ORIGIN ERRORS/S", "/errors")
                .text("CHANGES", "/changes")
                .text("MEDIAN DELIVERY MS", "/median")
                .text("LONGEST DELIVERY MS", "/longest")
                .table(rows)
                .print(terminal);
        var rollouts = traffic.path("rollouts");
        terminal.line(SafeText.of(Messages.pendingChanges(
                Fields.text(rollouts.path("pending")),
                Fields.text(traffic.path("since")),
                traffic.path("edgesLeftOut").asBoolean())));
    }

    private static JsonNode row(JsonNode traffic, int step) {
        var rollouts = traffic.path("rollouts");
        var errors = 0.0;
        for (var kind : traffic.path("originErrors")) {
            errors += kind.path("perSecond").path(step).asDouble();
        }
        var row = Documents.json().createObjectNode();
        row.set("time", traffic.path("times").path(step));
        row.set("edges", traffic.path("edges").path(step));
        row.put("requests", Fields.rounded(traffic.path("requestsPerSecond").path(step)));
        row.put("hits", Fields.rounded(traffic.path("hitRatio").path(step)));
        row.put("errors", String.format(Locale.ROOT, "%.2f", errors));
        row.set("changes", rollouts.path("changes").path(step));
        row.set("median", rollouts.path("medianMs").path(step));
        row.set("longest", rollouts.path("longestMs").path(step));
        return row;
    }
}
