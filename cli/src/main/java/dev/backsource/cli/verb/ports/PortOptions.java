package dev.backsource.cli.verb.ports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.output.Documents;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Ports in place of 80 and 443. */
public final class PortOptions {
    @Option(names = "--http", paramLabel = "PORT", description = "port in place of 80")
    private @Nullable Integer http;

    @Option(names = "--https", paramLabel = "PORT", description = "port in place of 443")
    private @Nullable Integer https;

    public boolean isEmpty() {
        return http == null && https == null;
    }

    /** The body, without a field for a port that isn't named. */
    public ObjectNode body() {
        var body = Documents.json().createObjectNode();
        if (http != null) {
            body.put("http", http);
        }
        if (https != null) {
            body.put("https", https);
        }
        return body;
    }
}
