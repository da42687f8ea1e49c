package dev.backsource.cli.verb.ports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import java.util.stream.Collectors;

/** Requests for ports, as the interface has them. */
final class PortRequests {
    static final String PATH = "port-requests";

    private PortRequests() {}

    static Columns columns() {
        return new Columns()
                .text("ID", "/id")
                .text("DOMAIN", "/domain")
                .with("PORTS", request -> Cell.of(ports(request.path("ports"))))
                .state("STATE", "/state")
                .text("REQUESTED BY", "/requestedBy")
                .text("REQUESTED", "/requestedAt")
                .text("REASON", "/reason")
                .text("DECIDED BY", "/decidedBy")
                .text("COMMENT", "/comment");
    }

    static Exit show(Session session, JsonNode request) {
        return session.one(
                request,
                "/id",
                terminal -> terminal.line(SafeText.of(Messages.portRequest(
                        Fields.text(request.path("id")),
                        Fields.text(request.path("domain")),
                        ports(request.path("ports")),
                        Fields.text(request.path("state"))))));
    }

    /** A request to do something with a request. */
    static Request decision(String comment, String domain, String id, String decision) {
        var body = Documents.json().createObjectNode().put("comment", comment);
        return Request.post(body, "domains", domain, PATH, id, decision);
    }

    private static String ports(JsonNode ports) {
        return ports.properties().stream()
                .filter(port -> port.getValue().isNumber())
                .map(port -> port.getKey() + " " + port.getValue().asText())
                .collect(Collectors.joining(", "));
    }
}
