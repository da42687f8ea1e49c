package dev.backsource.config.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A further condition on the domains of a list.
 *
 * @param sql of rows of the table {@code domain}, with its values as {@code :name}; the names are the condition's own
 * @param values by those names
 */
public record DomainCondition(String sql, Map<String, Object> values) {
    /** Domains with a host name of their own for requests to their origins. */
    public static final DomainCondition WITH_ORIGIN_HOST =
            new DomainCondition(DomainFacet.having(DomainFacet.ORIGIN_HOST), Map.of());

    /** No domains. */
    public static final DomainCondition NEVER = new DomainCondition("false", Map.of());

    public DomainCondition {
        values = Map.copyOf(values);
    }

    /**
     * Domains whose latest revision was made within a period.
     *
     * @param from the first moment; null for any
     * @param until the last moment; null for any
     */
    public static DomainCondition changedWithin(@Nullable Instant from, @Nullable Instant until) {
        var values = new HashMap<String, Object>();
        var sql = new StringBuilder("true");
        if (from != null) {
            values.put("changedFrom", from);
            sql.append(" and changed_at >= :changedFrom");
        }
        if (until != null) {
            values.put("changedUntil", until);
            sql.append(" and changed_at <= :changedUntil");
        }
        return new DomainCondition(sql.toString(), values);
    }
}
