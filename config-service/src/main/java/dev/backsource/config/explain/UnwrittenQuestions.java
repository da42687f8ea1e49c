package dev.backsource.config.explain;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Logs that questions can't be written, and why, once until one is written again: the log of the channels is silent, and Kafka may be there. */
@Singleton
final class UnwrittenQuestions {
    private static final Logger LOG = Logger.getLogger(UnwrittenQuestions.class);

    private final AtomicBoolean isSaid = new AtomicBoolean();

    UnwrittenQuestions() {}

    void note(Throwable failure) {
        if (isSaid.compareAndSet(false, true)) {
            var cause = failure.getCause() == null ? failure : failure.getCause();
            LOG.warnf("questions to edges can't be written to Kafka, as who asks is told: %s", cause);
        }
    }

    void over() {
        if (isSaid.compareAndSet(true, false)) {
            LOG.info("questions to edges are written to Kafka again");
        }
    }
}
