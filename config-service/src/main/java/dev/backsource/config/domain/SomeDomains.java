package dev.backsource.config.domain;

import java.util.List;

/**
 * The first of some domains, by name.
 *
 * @param more whether there are more of them behind these
 */
public record SomeDomains(List<DomainState> items, boolean more) {
    /** Of rows with a state, and how many there are; {@code size} of them at most. */
    static SomeDomains of(List<Object[]> rows, int size) {
        var items = rows.stream()
                .limit(size)
                .map(row -> DomainState.decode((String) row[0]))
                .toList();
        return new SomeDomains(items, !rows.isEmpty() && ((Number) rows.get(0)[1]).longValue() > items.size());
    }
}
