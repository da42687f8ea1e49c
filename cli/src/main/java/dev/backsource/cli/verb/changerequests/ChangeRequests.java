package dev.backsource.cli.verb.changerequests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ProgressiveText;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.Warnings;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import java.util.stream.Collectors;

/** Change requests, as the interface has them. */
final class ChangeRequests {
    static final String PATH = "change-requests";

    private ChangeRequests() {}

    static Columns columns() {
        return new Columns()
                .text("ID", "/id")
                .text("DOMAIN", "/domain")
                .text("KIND", "/kind")
                .with("CHANGE", request -> Cell.of(change(request)))
                .state("STATE", "/state")
                .text("REQUESTED BY", "/requestedBy")
                .text("REQUESTED", "/requestedAt")
                .text("EXPIRES", "/expiresAt")
                .text("REASON", "/reason")
                .text("DECIDED BY", "/decidedBy")
                .text("COMMENT", "/comment");
    }

    static Exit show(Session session, JsonNode request) {
        return session.one(request, "/id", terminal -> {
            terminal.line(SafeText.of(Messages.changeRequest(
                    Fields.text(request.path("id")),
                    Fields.text(request.path("domain")),
                    ports(request.path("ports")),
                    Fields.text(request.path("base")),
                    Fields.text(request.path("state")),
                    Fields.text(request.path("revision")))));
            terminal.line("  "
                    + SafeText.of(Fields.text(request.path("reason")) + " (" + Fields.text(request.path("requestedBy"))
                            + ", " + Fields.text(request.path("requestedAt")) + ")"));
            if (request.path("rollout").isObject()) {
                terminal.line(
                        "  " + SafeText.of(Messages.progressiveBy(ProgressiveText.plan(request.path("rollout")))));
            }
            request.path("changes").forEach(change -> terminal.line("    " + SafeText.of(Fields.change(change))));
            Warnings.show(request.path("warnings"), terminal);
        });
    }

    /** A reviewer's decision on a change request. */
    static Request decision(String comment, String domain, String id, String decision) {
        var body = Documents.json().createObjectNode().put("comment", comment);
        return Request.post(body, "domains", domain, PATH, id, decision);
    }

    /** The ports, or the fields of an open request that would change. */
    private static String change(JsonNode request) {
        return request.path("ports").isObject()
                ? ports(request.path("ports"))
                : Fields.changed(request.path("changes"));
    }

    private static String ports(JsonNode ports) {
        return ports.properties().stream()
                .filter(port -> port.getValue().isNumber())
                .map(port -> port.getKey() + " " + port.getValue().asText())
                .collect(Collectors.joining(", "));
    }
}
