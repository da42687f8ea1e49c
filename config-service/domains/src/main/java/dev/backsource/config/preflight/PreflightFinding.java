package dev.backsource.config.preflight;

import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.Severity;
import java.time.Duration;

/**
 * A result of a pre-flight that speaks against a change.
 *
 * @param code stable, for programs: that of a {@link dev.backsource.policy.finding.FindingKind}, or {@link #NO_VERDICT}
 * @param weight of the finding
 * @param detail fault and remedy, or the reason for no verdict, for people
 */
public record PreflightFinding(String code, Weight weight, String detail) {
    /** The code where nothing was measured. */
    public static final String NO_VERDICT = "preflight-no-verdict";

    /** The code of redirects that lead to other domains and weren't followed to their end there, which nothing of the domain's own depends on. */
    public static final String NOT_FOLLOWED = "preflight-not-followed";

    /** The weights, the heaviest first. */
    public enum Weight {
        FAILURE,
        NO_VERDICT,
        REMARK
    }

    static PreflightFinding none(String because) {
        return new PreflightFinding(
                NO_VERDICT, Weight.NO_VERDICT, "Whether the origins would answer was not checked: " + because + ".");
    }

    /** Of a port that isn't open. */
    static PreflightFinding of(PreflightPort port) {
        var weight = port.isFailure() ? Weight.FAILURE : Weight.NO_VERDICT;
        var finding = port.finding();
        if (finding != null) {
            return new PreflightFinding(finding.code(), weight, finding.detail() + " " + finding.remedy());
        }
        var place = port.scheme().name() + " port " + port.port() + " of origin " + port.origin();
        return port.isFailure()
                ? new PreflightFinding(port.cause().kebabName(), weight, place + " fails: " + port.reason() + ".")
                : new PreflightFinding(NO_VERDICT, weight, place + " was not checked: " + port.reason() + ".");
    }

    /** Of an origin with open ports and a {@link PreflightHttp#reason reason}. */
    static PreflightFinding of(PreflightHttp origin) {
        if (!origin.isUnknown()) {
            return new PreflightFinding(
                    NOT_FOLLOWED,
                    Weight.REMARK,
                    "Redirects of origin " + origin.origin() + " were not followed beyond its domain: "
                            + origin.reason() + ".");
        }
        return new PreflightFinding(
                NO_VERDICT,
                Weight.NO_VERDICT,
                "Origin " + origin.origin() + " was not checked over HTTP: " + origin.reason() + ".");
    }

    /** The same, measured {@code age} before. */
    PreflightFinding aged(Duration age) {
        return new PreflightFinding(
                code, weight, detail + " Measured " + Math.max(1, age.toSeconds()) + " s before, in this request.");
    }

    /** Of no single port. */
    static PreflightFinding of(Finding finding) {
        var weight = finding.severity() == Severity.ERROR ? Weight.FAILURE : Weight.REMARK;
        return new PreflightFinding(finding.kind().code(), weight, finding.detail() + " " + finding.remedy());
    }
}
