package dev.backsource.config.proposals;

import java.util.List;

/**
 * The first of a domain's proposals, the latest first.
 *
 * @param more whether more of them follow
 */
public record ProposalSlice(List<Proposal> items, boolean more) {
    /** The limit for the proposed states of a page together, in bytes. A single one may have 214 KB. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    public ProposalSlice {
        items = List.copyOf(items);
    }
}
