package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** The options of verbs that change many domains, by batches or one by one. */
public final class ManyDomainsOptions {
    @Mixin
    private final PreflightOption preflight = new PreflightOption();

    @Mixin
    private final ConfirmedDomains confirmed = new ConfirmedDomains();

    @ArgGroup
    private @Nullable RolloutMode rollout;

    /** Whether changes of all requests at once were asked for. */
    public boolean isImmediate() {
        return rollout != null && rollout.isImmediate();
    }

    /** A batch of {@code items}. */
    public Request batch(ArrayNode items) {
        var body = Documents.json().createObjectNode();
        body.set("items", items);
        if (rollout != null) {
            body.put("rollout", rollout.word());
        }
        return preflight.on(Request.post(confirmed.on(body), "batches"));
    }

    /** A removal, as one of many. */
    public Request removal(Request request) {
        return confirmed.on(request);
    }
}
