package dev.backsource.config.outbox;

import dev.backsource.policy.event.Topic;

/**
 * SQL that adds a row to the outbox, in the statement that writes the revision, purge or alert itself, so that it costs no further round trip. A row
 * holds the complete event.
 *
 * <p>Each text ends such a statement, which has a common table expression {@code event} with the columns named here. Instances of an earlier version
 * read the rows, too: columns are only added.
 */
public final class OutboxRow {
    /**
     * Takes {@code domain}, {@code revision}, {@code incarnation}, {@code changed_by} (null when the change names nobody), {@code team} (null for
     * none), {@code payload} (JSON; null for a removal), {@code time}, {@code traceparent} (empty when there is none) and {@code mass_change} (the mark
     * of a mass change; null for none).
     */
    public static final String INSERT_REVISION = """
            insert into outbox (topic, domain, revision, payload, ce_time, traceparent, ce_incarnation, ce_changed_by, ce_team, ce_mass_change)
            select '%s', domain, revision, payload, time, traceparent, incarnation, changed_by, team, mass_change from event""".formatted(Topic.POLICY_CHANGES.topicName());

    /** Takes {@code domain}, {@code purge_id}, {@code payload} (JSON), {@code time} and {@code traceparent} (empty when there is none). */
    public static final String INSERT_PURGE = """
            insert into outbox (topic, domain, purge_id, payload, ce_time, traceparent)
            select '%s', domain, purge_id, payload, time, traceparent from event""".formatted(Topic.CACHE_PURGES.topicName());

    /**
     * Takes {@code key}, {@code revision} (which grows with each event of the key), {@code payload} (JSON) and {@code time}. To the relay, of
     * whatever version, it is a revision of a domain of that name, which doesn't exist.
     */
    public static final String INSERT_ALERT = """
            insert into outbox (topic, domain, revision, payload, ce_time, traceparent, ce_incarnation)
            select '%s', key, revision, payload, time, '', 0 from event""".formatted(Topic.ORIGIN_ALERTS.topicName());

    private OutboxRow() {}
}
