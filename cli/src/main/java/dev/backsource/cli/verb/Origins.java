package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import java.util.List;
import java.util.Locale;

/** Origins in the form of the command line: {@code ADDRESS:PORT[,primary|secondary][,WEIGHT]}. The server validates them. */
final class Origins {
    static final String FORM = "ADDRESS:PORT[,primary|secondary][,weight=N]";

    private Origins() {}

    static ArrayNode parse(List<String> texts) {
        var origins = Documents.json().createArrayNode();
        texts.forEach(text -> origins.add(parse(text)));
        return origins;
    }

    private static ObjectNode parse(String text) {
        var parts = text.split(",", -1);
        var colon = parts[0].lastIndexOf(':');
        if (colon < 1) {
            throw wrong(text);
        }
        var origin = Documents.json().createObjectNode();
        origin.put("address", parts[0].substring(0, colon).replaceAll("^\\[(.*)]$", "$1"));
        origin.put("port", number(text, parts[0].substring(colon + 1)));
        for (var part : List.of(parts).subList(1, parts.length)) {
            if (part.startsWith("weight=")) {
                origin.put("weight", number(text, part.substring("weight=".length())));
            } else if (part.equals("primary") || part.equals("secondary")) {
                origin.put("priority", part.toUpperCase(Locale.ROOT));
            } else {
                throw wrong(text);
            }
        }
        return origin;
    }

    /** An origin as a table shows it. */
    static String text(JsonNode origin) {
        var address = Fields.text(origin.path("address"));
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + Fields.text(origin.path("port"));
    }

    private static int number(String text, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
    }

    private static FailureException wrong(String text) {
        return FailureException.usage(Messages.invalidOption("--origin", text, Messages.originExamples(FORM)));
    }
}
