package dev.backsource.config.web.session;

/** Where browsers sign in. */
public final class SignInPath {
    /** The page that a link leads to. */
    public static final String LINK = "/console/sign-in/link";

    private SignInPath() {}
}
