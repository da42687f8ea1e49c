package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.output.Documents;
import java.util.Locale;

/** A policy in the form of the command line: {@code off}, or its redirect type. The server validates the type. */
public final class Policies {
    private Policies() {}

    public static ObjectNode of(String type) {
        var policy = Documents.json().createObjectNode();
        if (type.equalsIgnoreCase("off")) {
            return policy.put("enabled", false);
        }
        return policy.put("enabled", true).put("redirectType", type.toUpperCase(Locale.ROOT));
    }
}
