package dev.backsource.config.domain;

import java.util.List;

/**
 * The first of some domains, by name.
 *
 * @param more whether more of them follow
 */
public record DomainSlice(List<DomainState> items, boolean more) {
    /** At most {@code size} domains from rows of a state and the total number. */
    static DomainSlice of(List<Object[]> rows, int size) {
        var items = rows.stream()
                .limit(size)
                .map(row -> DomainState.decode((String) row[0]))
                .toList();
        return new DomainSlice(items, !rows.isEmpty() && ((Number) rows.get(0)[1]).longValue() > items.size());
    }
}
