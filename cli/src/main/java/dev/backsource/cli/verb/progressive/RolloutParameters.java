package dev.backsource.cli.verb.progressive;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The parameters of verbs on a progressive rollout. */
final class RolloutParameters {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    private String domain = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ROLLOUT",
            description = "rollout id; see backsource progressive list (default: the domain's latest)")
    private @Nullable String id;

    String domain() {
        return domain;
    }

    @Nullable
    String id() {
        return id;
    }
}
