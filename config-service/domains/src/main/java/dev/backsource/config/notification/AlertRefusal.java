package dev.backsource.config.notification;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;

/** Refusals to acknowledge an alert. */
public final class AlertRefusal {
    /** No such alert fires. */
    public static final ProblemKind UNKNOWN = ProblemKind.notFound("unknown-alert", "Alert not found");

    private AlertRefusal() {}

    /** No such alert fires, or the caller may not know of it. */
    static RefusedException unknown() {
        return UNKNOWN.refused("no such alert fires; GET /api/v1/alerts?status=FIRING lists those that do");
    }
}
