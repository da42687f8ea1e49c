package dev.backsource.cli.verb.watch;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.verb.PolicyNames;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backsource preflight}: has a prober probe the ports that another policy would need. */
@Command
public final class PreflightCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Option(
            names = "--policy",
            paramLabel = "TYPE",
            completionCandidates = PolicyNames.class,
            description = "${COMPLETION-CANDIDATES} (default: the present policy)")
    private @Nullable String policy;

    @Option(names = "--dynamic", paramLabel = "TYPE", description = "policy for dynamic content, likewise")
    private @Nullable String dynamic;

    @Override
    protected Exit run(Session session) {
        var found = session.server()
                .read(Request.get("domains", domain, "preflight")
                        .with("static", upper(policy))
                        .with("dynamic", upper(dynamic)));
        return session.one(found, "/domain", terminal -> {
            new Columns()
                    .text("ORIGIN", "/origin")
                    .text("PORT", "/port")
                    .text("SCHEME", "/scheme")
                    .state("STATE", "/state")
                    .text("TLS", "/tls")
                    .text("REASON", "/reason")
                    .text("CHECKED", "/measuredAt")
                    .table(found.path("ports"))
                    .print(terminal);
            FindingLines.print(found, terminal);
        });
    }

    private static @Nullable String upper(@Nullable String type) {
        return type == null ? null : type.toUpperCase(Locale.ROOT);
    }
}
