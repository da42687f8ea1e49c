package dev.backsource.edge.figures;

import org.jspecify.annotations.Nullable;

/** The counts of single domains, as one event loop uses them. */
public final class LoopFigures {
    private final CountedDomains domains;
    private final int loop;

    LoopFigures(CountedDomains domains, int loop) {
        this.domains = domains;
        this.loop = loop;
    }

    /** Grows when counts that {@link #of} returned earlier may no longer be those of their domains. */
    public long changes() {
        return domains.changes();
    }

    /** The counts of a domain, wildcards as {@code *.example.com}; null for a domain that isn't known. */
    public DomainCounts of(@Nullable String domain) {
        return domains.of(domain, loop);
    }
}
