package dev.backsource.config.web.session;

/** The paths at which browsers sign in. */
public final class SignInPath {
    /** The page of a sign-in link. */
    public static final String LINK = "/console/sign-in/link";

    private SignInPath() {}
}
