package dev.backsource.cli.verb.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Terminal;
import java.time.Instant;
import java.util.ArrayList;

/** A domain's recent traffic as a table, with the revisions in the steps that they began in, and the edges that report. */
final class DomainTrafficTable {
    private DomainTrafficTable() {}

    static void show(JsonNode traffic, Terminal terminal) {
        var rows = new ArrayList<JsonNode>();
        for (var i = 0; i < traffic.path("times").size(); i++) {
            rows.add(row(traffic, i));
        }
        new Columns()
                .text("TIME", "/time")
                .text("EDGES", "/edges")
                .text("REQUESTS/S", "/requests")
                .text("4XX/S", "/clientErrors")
                .text("5XX/S", "/serverErrors")
                .text("HIT RATIO", "/hits")
                .text("FIRST BYTE P50 MS", "/firstByte")
                .text("P99", "/firstByteP99")
                .text("WHOLE P50 MS", "/whole")
                .text("P99", "/wholeP99")
                .text("ORIGIN ERRORS/S", "/errors")
                .text("REVISIONS", "/revisions")
                .table(rows)
                .print(terminal);
        new Columns()
                .text("EDGE", "/edge")
                .state("STATE", "/state")
                .text("REPORT AGE MS", "/reportAgeMs")
                .table(traffic.path("reports"))
                .print(terminal);
        var reporting = 0;
        for (var edge : traffic.path("reports")) {
            reporting += Fields.text(edge.path("state")).equals("REPORTED") ? 1 : 0;
        }
        terminal.line(SafeText.of(Messages.reportingEdges(
                Integer.toString(reporting),
                Integer.toString(traffic.path("reports").size()),
                Fields.text(traffic.path("since")),
                traffic.path("requested").asBoolean())));
    }

    private static JsonNode row(JsonNode traffic, int step) {
        var row = Documents.json().createObjectNode();
        row.set("time", traffic.path("times").path(step));
        row.set("edges", traffic.path("edges").path(step));
        row.put("requests", Fields.rounded(traffic.path("requestsPerSecond").path(step)));
        row.put(
                "clientErrors",
                Fields.rounded(traffic.path("clientErrorsPerSecond").path(step)));
        row.put(
                "serverErrors",
                Fields.rounded(traffic.path("serverErrorsPerSecond").path(step)));
        row.put("hits", Fields.rounded(traffic.path("hitRatio").path(step)));
        row.put("firstByte", Fields.rounded(traffic.at("/firstByte/p50Ms").path(step)));
        row.put("firstByteP99", Fields.rounded(traffic.at("/firstByte/p99Ms").path(step)));
        row.put("whole", Fields.rounded(traffic.at("/whole/p50Ms").path(step)));
        row.put("wholeP99", Fields.rounded(traffic.at("/whole/p99Ms").path(step)));
        row.put("errors", errors(traffic.path("originErrors"), step));
        row.put("revisions", revisions(traffic, step));
        return row;
    }

    /** By gate, those that occurred in the step. */
    private static String errors(JsonNode gates, int step) {
        var errors = new ArrayList<String>();
        for (var gate : gates) {
            var perSecond = gate.path("perSecond").path(step);
            if (perSecond.asDouble() > 0) {
                errors.add(Fields.text(gate.path("gate")) + " " + Fields.rounded(perSecond));
            }
        }
        return String.join(", ", errors);
    }

    private static String revisions(JsonNode traffic, int step) {
        var begin = Instant.parse(traffic.path("times").path(step).asText());
        var end = begin.plusSeconds(traffic.path("stepSeconds").asLong());
        var revisions = new ArrayList<String>();
        for (var change : traffic.path("changes")) {
            var at = Instant.parse(change.path("changedAt").asText());
            if (!at.isBefore(begin) && at.isBefore(end)) {
                revisions.add(0, Fields.text(change.path("revision")));
            }
        }
        return String.join(", ", revisions);
    }
}
