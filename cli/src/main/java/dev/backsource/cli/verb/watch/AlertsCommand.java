package dev.backsource.cli.verb.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ListOptions;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.Request;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backsource alerts}. */
@Command
public final class AlertsCommand extends ServerCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DOMAIN", description = "only alerts of this domain")
    private @Nullable String domain;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            defaultValue = "firing",
            description = "firing, resolved or all (default: firing)")
    private String status = "firing";

    @Option(names = "--kind", paramLabel = "KIND", description = "only alerts of this kind")
    private @Nullable String kind;

    @Mixin
    private final ListOptions list = new ListOptions();

    @Override
    protected Exit run(Session session) {
        var request = Request.get("alerts")
                .with("domain", domain)
                .with("status", status.equalsIgnoreCase("all") ? null : status.toUpperCase(Locale.ROOT))
                .with("kind", kind);
        return session.list(
                list.items(session, request),
                "/domain",
                new Columns()
                        .text("DOMAIN", "/domain")
                        .text("SUBJECT", "/subject")
                        .with(
                                "STATUS",
                                alert -> Cell.state(isUnknown(alert) ? "UNKNOWN" : Fields.text(alert.path("status"))))
                        .text("SEVERITY", "/severity")
                        .text("KIND", "/kind")
                        .text("ORIGIN", "/origin")
                        .text("PORTS", "/missingPorts")
                        .with("GATE", alert -> Cell.of(FindingLines.gates(alert)))
                        .text("STARTED", "/startedAt")
                        .text("RESOLVED", "/endedAt")
                        .text("ACKNOWLEDGED BY", "/acknowledgement/by")
                        .text("NOTE", "/acknowledgement/note")
                        .with("DETAIL", alert -> Cell.of(detail(alert))));
    }

    /** Whether the alert may have ended, since its ports aren't checked. */
    private static boolean isUnknown(JsonNode alert) {
        return alert.hasNonNull("notCheckedSince");
    }

    private static String detail(JsonNode alert) {
        var detail = Fields.text(alert.path("detail"));
        return isUnknown(alert) ? Messages.notCheckedSince(Fields.text(alert.path("notCheckedSince")), detail) : detail;
    }
}
