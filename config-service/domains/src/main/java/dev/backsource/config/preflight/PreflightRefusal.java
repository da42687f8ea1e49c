package dev.backsource.config.preflight;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import java.time.Duration;

/** Refusals of pre-flights that no prober can do now, and of changes by their pre-flight. */
public final class PreflightRefusal {
    /** A change whose ports a pre-flight found to fail. */
    public static final ProblemKind FAILED = new ProblemKind(
            409,
            "preflight-failed",
            "Requests would fail",
            "A pre-flight is required, and found that edges can't use an origin after the change");

    /** A change whose pre-flight has no verdict. */
    public static final ProblemKind NO_VERDICT = new ProblemKind(
            409,
            "preflight-no-verdict",
            "The origins could not be checked",
            "A pre-flight is required, and had no verdict on an origin in time");

    private static final ProblemKind UNAVAILABLE = new ProblemKind(
            503, "preflight-unavailable", "No prober is available", ProblemKind.DATABASE_UNAVAILABLE.meaning());

    private static final int RETRY_AFTER_SECONDS = 5;

    private PreflightRefusal() {}

    /** @param alternative the redirect type that would work, in words */
    static RefusedException failed(String findings, String alternative) {
        return FAILED.refused(findings + " " + alternative, Remedy.of(RemedyCode.CORRECT_ORIGINS_OR_POLICY));
    }

    static RefusedException noVerdict(String findings) {
        return NO_VERDICT.refused(findings, Remedy.of(RemedyCode.SKIP_PREFLIGHT));
    }

    /** Whether no prober could be asked, or none answered. */
    static boolean isSilence(RefusedException refused) {
        return UNAVAILABLE.isOf(refused);
    }

    static RefusedException unanswered(Duration waited) {
        return UNAVAILABLE
                .refused("no prober answered within " + waited.toMillis()
                        + " ms; check that origin-health-service is running, and try again")
                .retryAfter(RETRY_AFTER_SECONDS);
    }

    static RefusedException unwritten() {
        return UNAVAILABLE
                .refused("Kafka is unavailable, so no prober can be queried; try again later")
                .retryAfter(RETRY_AFTER_SECONDS);
    }
}
