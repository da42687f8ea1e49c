package dev.backsource.config.aliyun.answer;

/** A call is refused in the API's own words; the message says what is wrong and what to do. */
public final class CallRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public CallRefusedException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /** Of a parameter that isn't as it has to be. */
    public static CallRefusedException ofParameter(String name, String detail) {
        return new CallRefusedException(ErrorCode.PARAMETER_INVALID, name + " " + detail);
    }

    public ErrorCode code() {
        return code;
    }
}
