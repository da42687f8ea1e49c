package dev.backsource.config.outbox;

import dev.backsource.policy.event.Topic;

/**
 * How a row gets into the outbox: by the statement that makes what the event is of, so that it is no more ways to the
 * database. A row holds all that its event says.
 *
 * <p>Each statement ends one with a common table expression {@code event}, from whose rows it takes the columns that it
 * names. Instances of an earlier version read the rows, too: columns are only added.
 */
public final class OutboxRow {
    /**
     * Takes {@code domain}, {@code revision}, {@code incarnation}, {@code changed_by} (null when nobody was named), {@code payload}
     * (JSON; null for a removal), {@code time} and {@code traceparent} (empty when there is none).
     */
    public static final String INSERT_REVISION = """
            insert into outbox (topic, domain, revision, payload, ce_time, traceparent, ce_incarnation, ce_changed_by)
            select '%s', domain, revision, payload, time, traceparent, incarnation, changed_by from event""".formatted(Topic.POLICY_CHANGES.topicName());

    /** Takes {@code domain}, {@code purge_id}, {@code payload} (JSON), {@code time} and {@code traceparent} (empty when there is none). */
    public static final String INSERT_PURGE = """
            insert into outbox (topic, domain, purge_id, payload, ce_time, traceparent)
            select '%s', domain, purge_id, payload, time, traceparent from event""".formatted(Topic.CACHE_PURGES.topicName());

    private OutboxRow() {}
}
