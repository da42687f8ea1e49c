package dev.backsource.cli.verb.history;

import dev.backsource.cli.server.Request;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The filters of the audit's entries. */
final class AuditFilters {
    @Option(names = "--domain", paramLabel = "DOMAIN", description = "only what is of this domain")
    private @Nullable String domain;

    @Option(names = "--caller", paramLabel = "WHO", description = "only what somebody of this id or name did")
    private @Nullable String caller;

    @Option(
            names = "--operation",
            paramLabel = "ID",
            description = "only this operation, as docs/openapi.yaml calls it, such as removeDomain")
    private @Nullable String operation;

    @Option(names = "--result", paramLabel = "RESULT", description = "only what succeeded, or was refused")
    private @Nullable String result;

    @Option(names = "--since", paramLabel = "TIME", description = "such as 2026-11-27T00:00:00Z")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "only what is of before that")
    private @Nullable String until;

    Request request() {
        return Request.get("audit")
                .with("domain", domain)
                .with("caller", caller)
                .with("operation", operation)
                .with("result", result == null ? null : result.toLowerCase(Locale.ROOT))
                .with("since", since)
                .with("until", until);
    }
}
