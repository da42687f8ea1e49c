package dev.backsource.cli.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider's grant to a user who just signed in; {@link ProviderSession} stores it.
 *
 * @param revocationEndpoint null where the provider has none
 * @param client this program's client id at the provider
 * @param answer the response of the token endpoint (RFC 6749 §5.1), with a token that can be sent
 */
public record ProviderGrant(URI tokenEndpoint, @Nullable URI revocationEndpoint, String client, JsonNode answer)
        implements Credential {
    public ProviderGrant {
        accessToken(answer);
    }

    @Override
    public String token() {
        return accessToken(answer);
    }

    @Override
    public String source() {
        return Messages.sourceSignIn();
    }

    /** Revokes the grant at the provider, where that has a revocation endpoint (RFC 7009). */
    @Override
    public void forget() {
        if (revocationEndpoint != null && answer.path("refresh_token").isTextual()) {
            new Provider(revocationEndpoint)
                    .revoke(client, answer.path("refresh_token").asText());
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return source();
    }

    /** The access token in a response of a token endpoint. Fails where that is no token that can be sent. */
    static String accessToken(JsonNode answer) {
        var token = answer.path("access_token").asText("");
        if (!Credential.isToken(token)) {
            throw FailureException.usage(Messages.noAccessToken());
        }
        return token;
    }
}
