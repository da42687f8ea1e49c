package dev.backsource.edge.purge;

import dev.backsource.edge.LatestRejections;
import dev.backsource.policy.event.EdgeStatus.Rejection;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The latest rejected purges. */
public final class PurgeRejections {
    private final LatestRejections latest;

    /** @param clock says when a record was rejected */
    public PurgeRejections(Clock clock) {
        latest = new LatestRejections(clock);
    }

    Rejection add(ConsumerRecord<String, byte[]> received, String reason) {
        return latest.add(received, reason);
    }

    /** The latest rejections, oldest first, at most 100. */
    public List<Rejection> latest() {
        return latest.all();
    }
}
