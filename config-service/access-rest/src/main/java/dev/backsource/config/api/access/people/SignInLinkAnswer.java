package dev.backsource.config.api.access.people;

import dev.backsource.config.access.sessions.SignInLinks.SignInLink;
import dev.backsource.config.web.session.SignInPath;
import java.time.Instant;

/**
 * A link that signs in to the console, once.
 *
 * @param path a path of the console, with the secret after {@code #}, which browsers don't send
 * @param expiresAt the end of its validity
 */
public record SignInLinkAnswer(String path, Instant expiresAt) {
    static SignInLinkAnswer of(SignInLink link) {
        return new SignInLinkAnswer(SignInPath.LINK + "#" + link.token().text(), link.expiresAt());
    }
}
