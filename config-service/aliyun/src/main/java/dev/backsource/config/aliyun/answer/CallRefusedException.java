package dev.backsource.config.aliyun.answer;

/** A call is refused in the API's own words; the message has the fault and its remedy. */
public final class CallRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public CallRefusedException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /** For an invalid parameter. */
    public static CallRefusedException ofParameter(String name, String detail) {
        return new CallRefusedException(ErrorCode.PARAMETER_INVALID, name + " " + detail);
    }

    public ErrorCode code() {
        return code;
    }
}
