package dev.backsource.config.changerequests;

import java.util.List;

/**
 * The first of some change requests, the latest first.
 *
 * @param more whether more of them follow
 */
public record ChangeRequestSlice(List<ChangeRequest> items, boolean more) {
    /**
     * The limit for the requested changes of a page and the present states of the domains of its open requests together, in bytes. A single state
     * may have 214 KB.
     */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    public ChangeRequestSlice {
        items = List.copyOf(items);
    }
}
