package dev.backsource.config.questions;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Logs that questions can't be written, and why, once until one is written again: the channels log nothing, and Kafka may be available. */
final class UnwrittenQuestions {
    private static final Logger LOG = Logger.getLogger(UnwrittenQuestions.class);

    private final String whom;
    private final AtomicBoolean isSaid = new AtomicBoolean();

    /** For questions to {@code whom}, such as {@code edges}. */
    UnwrittenQuestions(String whom) {
        this.whom = whom;
    }

    void note(UnwrittenQuestionException failure) {
        if (isSaid.compareAndSet(false, true)) {
            LOG.warnf("can't write queries to %s to Kafka; callers get an error: %s", whom, failure.getCause());
        }
    }

    void over() {
        if (isSaid.compareAndSet(true, false)) {
            LOG.infof("queries to %s are written to Kafka again", whom);
        }
    }
}
