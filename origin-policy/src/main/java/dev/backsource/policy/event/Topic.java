package dev.backsource.policy.event;

/** The topics of Backsource: names, partition counts and the type of the events they carry. All are compacted. */
public enum Topic {
    /** Keyed by domain; a null value says that the domain was removed. */
    POLICY_CHANGES("backsource.policy-changes.v1", 12, "dev.backsource.policy-changed.v1"),
    /** Keyed by edge id. */
    EDGE_STATUS("backsource.edge-status.v1", 1, "dev.backsource.edge-status-reported.v1"),
    /** Keyed by domain. */
    ORIGIN_HEALTH("backsource.origin-health.v1", 12, "dev.backsource.origin-health-changed.v1"),
    /** Keyed by domain and alert kind, in the partition of the domain. */
    ORIGIN_ALERTS("backsource.origin-alerts.v1", 12, "dev.backsource.origin-alert-changed.v1");

    private final String topicName;
    private final int partitions;
    private final String eventType;

    Topic(String topicName, int partitions, String eventType) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.eventType = eventType;
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
}
