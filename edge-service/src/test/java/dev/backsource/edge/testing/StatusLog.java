package dev.backsource.edge.testing;

import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.Topic;

/** Reads the statuses of edges from the start of their topic. */
public final class StatusLog extends ReportLog<EdgeStatus> {
    public StatusLog(String bootstrapServers) {
        super(bootstrapServers, Topic.EDGE_STATUS, EventCodec.EDGE_STATUS);
    }
}
