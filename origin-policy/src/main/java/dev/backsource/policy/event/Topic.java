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
    /** Keyed by partition of {@link #POLICY_CHANGES}; that a prober watches its domains. */
    PROBER_STATUS("backsource.prober-status.v1", 1, "dev.backsource.prober-status-reported.v1", Kind.STATE),
    /** Keyed by domain and alert kind, in the partition of the domain; alerts of silence by what is silent and their kind. */
    ORIGIN_ALERTS("backsource.origin-alerts.v1", 12, "dev.backsource.origin-alert-changed.v1", Kind.CHANGES),
    /** Keyed by domain; what was asked to be dropped from the caches. A log: an edge reads only what is new to it. */
    CACHE_PURGES("backsource.cache-purges.v1", 12, "dev.backsource.cache-purge-requested.v1", Kind.LOG),
    /** Keyed by question; what config-service asks edges now. */
    EXPLAIN_REQUESTS("backsource.explain-requests.v1", 1, "dev.backsource.explain-requested.v1", Kind.TALK),
    /** Keyed by edge id; what edges answer to {@link #EXPLAIN_REQUESTS}. */
    EXPLAIN_ANSWERS("backsource.explain-answers.v1", 1, "dev.backsource.explain-answered.v1", Kind.TALK),
    /** Keyed by question; what config-service asks probers now. In partitions, so that they share the questions. */
    PROBE_REQUESTS("backsource.probe-requests.v1", 4, "dev.backsource.probe-requested.v1", Kind.TALK),
    /** Keyed by question; what a prober answers to {@link #PROBE_REQUESTS}. */
    PROBE_ANSWERS("backsource.probe-answers.v1", 1, "dev.backsource.probe-answered.v1", Kind.TALK);

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

    /** What a topic is to those who read it. */
    public enum Kind {
        /** The latest value of every key, for ever: compacted. */
        STATE,
        /** As {@link #STATE}, and every record for some days, for those who follow the changes. */
        CHANGES,
        /** What happened lately: every record, for some days. */
        LOG,
        /** Questions and answers: of use for seconds, kept for minutes, and read by nobody who comes later. */
        TALK
    }
}
