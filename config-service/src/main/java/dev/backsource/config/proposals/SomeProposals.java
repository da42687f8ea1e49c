package dev.backsource.config.proposals;

import java.util.List;

/**
 * The first of a domain's proposals, the latest first.
 *
 * @param more whether there are more of them behind these
 */
public record SomeProposals(List<Proposal> items, boolean more) {
    /** What the domains of a page, as they would be, may have together, in bytes. One may have 214 KB. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    public SomeProposals {
        items = List.copyOf(items);
    }
}
