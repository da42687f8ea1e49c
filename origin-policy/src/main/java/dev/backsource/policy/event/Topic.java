package dev.backsource.policy.event;

import java.util.List;

/** The topics of Backsource: names, partition counts and the type of the events they carry. */
public enum Topic {
    /** Keyed by domain; a null value says that the domain was removed. */
    POLICY_CHANGES("backsource.policy-changes.v1", 12, "dev.backsource.policy-changed.v1", Kind.CHANGES),
    /** Keyed by edge id. */
    EDGE_STATUS("backsource.edge-status.v1", 1, "dev.backsource.edge-status-reported.v1", Kind.STATE),
    /** Keyed by domain. */
    ORIGIN_HEALTH("backsource.origin-health.v1", 12, "dev.backsource.origin-health-changed.v1", Kind.STATE),
    /** Keyed by partition of {@link #POLICY_CHANGES}; the heartbeats of the prober that watches its domains. */
    PROBER_STATUS("backsource.prober-status.v1", 1, "dev.backsource.prober-status-reported.v1", Kind.STATE),
    /** Keyed by domain and alert kind, in the partition of the domain; alerts of silence by their subject and kind. */
    ORIGIN_ALERTS("backsource.origin-alerts.v1", 12, "dev.backsource.origin-alert-changed.v1", Kind.CHANGES),
    /** Keyed by domain; purges of the caches. A log: an edge reads only the purges since its start. */
    CACHE_PURGES("backsource.cache-purges.v1", 12, "dev.backsource.cache-purge-requested.v1", Kind.LOG),
    /** Keyed by question; config-service's current questions to edges. */
    EXPLAIN_REQUESTS("backsource.explain-requests.v1", 1, "dev.backsource.explain-requested.v1", Kind.TALK),
    /** Keyed by edge id; edges' answers to {@link #EXPLAIN_REQUESTS}. */
    EXPLAIN_ANSWERS("backsource.explain-answers.v1", 1, "dev.backsource.explain-answered.v1", Kind.TALK),
    /**
     * Keyed by question; config-service's current questions to probers. In partitions, so that probers share the
     * questions.
     */
    PROBE_REQUESTS("backsource.probe-requests.v1", 4, "dev.backsource.probe-requested.v1", Kind.TALK),
    /** Keyed by question; probers' answers to {@link #PROBE_REQUESTS}. */
    PROBE_ANSWERS("backsource.probe-answers.v1", 1, "dev.backsource.probe-answered.v1", Kind.TALK),
    /** Keyed by request; the domains whose figures config-service wants edges to report for a while. */
    FIGURES_REQUESTS("backsource.figures-requests.v1", 1, "dev.backsource.figures-requested.v1", Kind.TALK),
    /** Keyed by edge id; edges' figures of single domains. */
    DOMAIN_FIGURES("backsource.domain-figures.v1", 1, "dev.backsource.domain-figures-reported.v1", Kind.TALK),
    /** Keyed by request; the domains whose access log somebody follows. */
    TAIL_REQUESTS("backsource.tail-requests.v1", 1, "dev.backsource.tail-requested.v1", Kind.TALK),
    /** Keyed by edge id; edges' responses to {@link #TAIL_REQUESTS}. */
    TAIL_LINES("backsource.tail-lines.v1", 1, "dev.backsource.tail-lines-sent.v1", Kind.TALK);

    private static final List<Topic> ALL = List.of(values());

    private final String topicName;
    private final int partitions;
    private final String eventType;
    private final Kind kind;

    Topic(String topicName, int partitions, String eventType, Kind kind) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.eventType = eventType;
        this.kind = kind;
    }

    /**
     * The topic of that name at the broker.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Topic named(String topicName) {
        for (var topic : ALL) {
            if (topic.topicName.equals(topicName)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("there is no topic " + topicName);
    }

    /** The name at the broker. */
    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return partitions;
    }

    /** The CloudEvents {@code type} of every event on the topic, with its version. */
    public String eventType() {
        return eventType;
    }

    public Kind kind() {
        return kind;
    }

    /** The kind of a topic, by its retention. */
    public enum Kind {
        /** The latest value of every key, for ever: compacted. */
        STATE,
        /** As {@link #STATE}, and every record for some days, for consumers that follow the changes. */
        CHANGES,
        /** Recent events: every record, for some days. */
        LOG,
        /** Questions, answers and readings: of use for seconds, kept for minutes, and not read by later consumers. */
        TALK
    }
}
