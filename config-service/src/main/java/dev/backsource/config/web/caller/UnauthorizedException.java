package dev.backsource.config.web.caller;

/** A request of nobody who is known. It says the same whatever is wrong, so that nobody learns which part was right. */
public final class UnauthorizedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnauthorizedException() {
        super(
                "send an access key that is valid, in one header Authorization: Bearer bsk_…, which an administrator makes; or"
                        + " sign in, by POST /api/v1/session or with a browser at /console/sign-in");
    }
}
