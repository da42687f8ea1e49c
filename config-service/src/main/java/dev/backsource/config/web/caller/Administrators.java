package dev.backsource.config.web.caller;

import dev.backsource.config.web.problem.ProblemKind;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells administrators by their bearer token (RFC 6750 §2.1). */
@Singleton
public final class Administrators {
    private static final String SCHEME = "Bearer ";

    private final Optional<String> token;

    Administrators(AdminSettings settings) {
        token = settings.adminToken();
    }

    /**
     * Lets an administrator pass.
     *
     * @throws AdministratorRequiredException when no token is configured, none is given or another one
     */
    public void check(@Nullable String authorization) {
        if (token.isEmpty()) {
            throw new AdministratorRequiredException(
                    ProblemKind.FORBIDDEN,
                    "this is switched off, since there is no administrator; set backsource.config.admin-token to switch it on");
        }
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new AdministratorRequiredException(
                    ProblemKind.UNAUTHORIZED,
                    "send the administrator's token in the header Authorization: Bearer <token>");
        }
        if (!equal(token.get(), authorization.substring(SCHEME.length()).strip())) {
            throw new AdministratorRequiredException(
                    ProblemKind.FORBIDDEN, "the token is not the administrator's; ask the administrator");
        }
    }

    /** In a time that does not depend on where they differ. */
    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
