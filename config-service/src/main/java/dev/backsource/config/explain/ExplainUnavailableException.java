package dev.backsource.config.explain;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;

/** Edges can't be asked now. */
public final class ExplainUnavailableException extends RemediableException {
    private static final long serialVersionUID = 1L;

    ExplainUnavailableException(Throwable cause) {
        super("Kafka is unavailable, so the edges can't be queried; try again later", Remedy.of(RemedyCode.ASK_EDGES));
        initCause(cause);
    }
}
