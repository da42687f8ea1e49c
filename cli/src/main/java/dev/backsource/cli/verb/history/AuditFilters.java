package dev.backsource.cli.verb.history;

import dev.backsource.cli.server.Request;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The filters of the audit's entries. */
final class AuditFilters {
    @Option(names = "--domain", paramLabel = "DOMAIN", description = "only entries of this domain")
    private @Nullable String domain;

    @Option(names = "--caller", paramLabel = "CALLER", description = "only entries of the caller with this id or name")
    private @Nullable String caller;

    @Option(
            names = "--operation",
            paramLabel = "ID",
            description = "only this operation id of docs/openapi.yaml, such as removeDomain")
    private @Nullable String operation;

    @Option(names = "--result", paramLabel = "RESULT", description = "only this result, succeeded or refused")
    private @Nullable String result;

    @Option(names = "--since", paramLabel = "TIME", description = "start time, such as 2026-11-27T00:00:00Z")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "end time, exclusive")
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
