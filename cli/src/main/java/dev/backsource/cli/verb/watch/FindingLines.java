package dev.backsource.cli.verb.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Terminal;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** The findings of ports, or of a domain, in lines below a table: gate, fault, remedy, and times. */
final class FindingLines {
    private FindingLines() {}

    /** Prints those of {@code ports} and of the domain in an answer, and the origins without a verdict on their responses. */
    static void print(JsonNode answer, Terminal terminal) {
        answer.path("ports").forEach(port -> printOne(port.path("finding"), terminal));
        answer.path("findings").forEach(found -> printOne(found, terminal));
        answer.path("http").forEach(origin -> {
            if (origin.has("reason")) {
                terminal.line(
                        text(origin, "state").equals("ASKED")
                                ? Messages.notFollowed(text(origin, "origin"), text(origin, "reason"))
                                : Messages.notOverHttp(text(origin, "origin"), text(origin, "reason")));
            }
        });
    }

    /** The gates of an alert's findings, each once, with commas between them. */
    static String gates(JsonNode alert) {
        return alert.path("findings").findValuesAsText("gate").stream()
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static void printOne(JsonNode found, Terminal terminal) {
        if (!found.isObject()) {
            return;
        }
        terminal.line("");
        terminal.line(Messages.finding(
                        text(found, "severity"), text(found, "code"), text(found, "gate"), text(found, "since"))
                + measured(found)
                + edges(found));
        terminal.line("  " + text(found, "detail"));
        terminal.line("  " + text(found, "remedy"));
    }

    private static String measured(JsonNode found) {
        var time = text(found, "measuredAt");
        return text(found, "confidence").equals("OUTDATED") ? Messages.lastMeasuredAt(time) : Messages.measuredAt(time);
    }

    /** Empty for a finding of a prober. */
    private static String edges(JsonNode found) {
        if (!found.has("edgeCount")) {
            return "";
        }
        var names = new ArrayList<String>();
        found.path("edges").forEach(edge -> names.add(SafeText.of(edge.asText())));
        return ", " + Messages.byEdges(found.path("edgeCount").asInt(), names);
    }

    private static String text(JsonNode found, String field) {
        return SafeText.of(Fields.text(found.path(field)));
    }
}
