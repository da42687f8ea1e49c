package dev.backsource.config.web.caller;

import dev.backsource.config.access.RoleRequiredException;
import dev.backsource.config.access.changes.LastAdministratorException;
import dev.backsource.config.access.provider.ProviderUnavailableException;
import dev.backsource.config.web.problem.FailureMapper;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Failures of authentication and of permissions. */
@Singleton
public final class CallerFailures implements FailureMapper {
    /** Removing the last administrator would lock everybody out. */
    public static final ProblemKind LAST_ADMINISTRATOR = new ProblemKind(
            409,
            "last-administrator",
            "A global administrator must remain",
            "At least one global administrator must remain");

    /** Without the provider, a caller can't be identified. */
    public static final ProblemKind PROVIDER_UNAVAILABLE = new ProblemKind(
            503,
            "provider-unavailable",
            "The OpenID provider is unavailable",
            "The OpenID provider is unavailable; see Retry-After");

    /** The challenge to authenticate (RFC 9110 §11.6.1). */
    public static final String CHALLENGE = "Bearer realm=\"backsource\"";

    private static final String RETRY_AFTER_SECONDS = "5";

    @Override
    public @Nullable Refusal refusal(Throwable failure) {
        if (failure instanceof UnauthorizedException unknown) {
            return Refusal.of(ProblemKind.UNAUTHORIZED, unknown).with("WWW-Authenticate", CHALLENGE);
        }
        if (failure instanceof ProviderUnavailableException) {
            return Refusal.of(PROVIDER_UNAVAILABLE, ProviderUnavailableException.TOLD)
                    .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (failure instanceof LastAdministratorException last) {
            return Refusal.of(LAST_ADMINISTRATOR, last);
        }
        return failure instanceof RoleRequiredException required ? Refusal.of(ProblemKind.FORBIDDEN, required) : null;
    }
}
