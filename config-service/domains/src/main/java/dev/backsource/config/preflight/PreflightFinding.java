package dev.backsource.config.preflight;

/**
 * A result of a pre-flight that speaks against a change.
 *
 * @param code stable, for programs: the cause by the name of {@link dev.backsource.policy.event.PortCause}, or {@link #NO_VERDICT}
 * @param detail place and cause, for people
 */
public record PreflightFinding(String code, String detail) {
    /** The code where nothing was measured. */
    public static final String NO_VERDICT = "preflight-no-verdict";

    static PreflightFinding of(PreflightPort port) {
        var place = port.scheme().name() + " port " + port.port() + " of origin " + port.origin();
        return port.isUnknown()
                ? new PreflightFinding(NO_VERDICT, place + " was not checked: " + port.reason())
                : new PreflightFinding(
                        port.cause().kebabName(), place + " fails: " + port.reason() + "; checked " + port.measuredAt());
    }
}
