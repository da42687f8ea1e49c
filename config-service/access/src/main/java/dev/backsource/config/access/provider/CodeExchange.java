package dev.backsource.config.access.provider;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.Printable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges the code that a browser brings back from the provider for an ID token (OpenID Connect Core 1.0 §3.1.3). The other tokens are
 * dropped.
 */
@Singleton
final class CodeExchange {
    private static final Logger LOG = Logger.getLogger(CodeExchange.class);

    private final ProviderDocuments documents;
    private final ProviderHttp http;

    CodeExchange(ProviderDocuments documents, ProviderHttp http) {
        this.documents = documents;
        this.http = http;
    }

    /** The ID token, not verified yet. Fails with {@link RefusedException} and {@link ProviderUnavailableException}. */
    Uni<SignedJWT> idToken(KnownProvider provider, SignInFlow flow, URI back, URI came) {
        return Uni.createFrom()
                .item(() -> answer(came))
                .invoke(answer -> requireOwn(answer, provider, flow))
                .map(CodeExchange::code)
                .chain(code -> documents.withKey(provider, null).chain(read -> {
                    requireNamed(read.metadata(), came);
                    var grant = new AuthorizationCodeGrant(code, back, new CodeVerifier(flow.verifier()));
                    return http.send(request(provider, read.metadata(), grant).toHTTPRequest());
                }))
                .map(CodeExchange::tokens)
                .onFailure(ProviderUnavailableException.class)
                .invoke(failure -> LOG.warn(failure.getMessage()))
                .map(CodeExchange::signed);
    }

    private static AuthenticationResponse answer(URI came) {
        try {
            return AuthenticationResponseParser.parse(came);
        } catch (ParseException | IllegalArgumentException e) {
            throw ProblemKind.SIGN_IN_REFUSED.refused("the provider's redirect can't be read; sign in again");
        }
    }

    /** Requires that this browser began the sign-in, and that the response comes from this provider (RFC 9207). */
    private static void requireOwn(AuthenticationResponse answer, KnownProvider provider, SignInFlow flow) {
        var state = answer.getState();
        if (state == null || !flow.hasState(state.getValue())) {
            throw ProblemKind.SIGN_IN_REFUSED.refused(
                    "the provider's redirect belongs to another sign-in; sign in again");
        }
        if (answer.getIssuer() != null && !answer.getIssuer().equals(provider.issuer())) {
            throw ProblemKind.SIGN_IN_REFUSED.refused(
                    "the issuer of the provider's redirect is not the configured one");
        }
    }

    private static void requireNamed(OIDCProviderMetadata metadata, URI came) {
        if (metadata.supportsAuthorizationResponseIssuerParam() && answer(came).getIssuer() == null) {
            throw ProblemKind.SIGN_IN_REFUSED.refused("the provider's redirect has no issuer");
        }
    }

    private static AuthorizationCode code(AuthenticationResponse answer) {
        if (!answer.indicatesSuccess()) {
            throw refused(answer.toErrorResponse().getErrorObject());
        }
        var code = answer.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw ProblemKind.SIGN_IN_REFUSED.refused("the provider's redirect has no code; sign in again");
        }
        return code;
    }

    private static TokenRequest request(
            KnownProvider provider, OIDCProviderMetadata metadata, AuthorizationCodeGrant grant) {
        var endpoint = metadata.getTokenEndpointURI();
        var secret = provider.secret();
        if (secret == null) {
            return new TokenRequest(endpoint, provider.client(), grant);
        }
        return new TokenRequest(
                endpoint,
                takesPost(metadata.getTokenEndpointAuthMethods())
                        ? new ClientSecretPost(provider.client(), secret)
                        : new ClientSecretBasic(provider.client(), secret),
                grant);
    }

    /** By default a provider takes the secret in a header. */
    private static boolean takesPost(@Nullable List<ClientAuthenticationMethod> methods) {
        return methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }

    private static OIDCTokenResponse tokens(HTTPResponse answer) {
        try {
            var parsed = OIDCTokenResponseParser.parse(answer);
            if (!parsed.indicatesSuccess()) {
                throw refusedOrAway(parsed.toErrorResponse().getErrorObject(), answer.getStatusCode());
            }
            return (OIDCTokenResponse) parsed.toSuccessResponse();
        } catch (ParseException e) {
            throw new ProviderUnavailableException(
                    "the token endpoint answered " + answer.getStatusCode() + " and a body that can't be read");
        }
    }

    private static SignedJWT signed(OIDCTokenResponse tokens) {
        JWT token = tokens.getOIDCTokens().getIDToken();
        if (token instanceof SignedJWT signed) {
            return signed;
        }
        throw ProblemKind.SIGN_IN_REFUSED.refused("the identity provider's token is not signed");
    }

    /** RFC 6749 §5.2 has 400 and 401 for refusals. */
    private static RuntimeException refusedOrAway(@Nullable ErrorObject error, int status) {
        return status == HTTPResponse.SC_BAD_REQUEST || status == HTTPResponse.SC_UNAUTHORIZED
                ? refused(error)
                : new ProviderUnavailableException(
                        "the token endpoint answered " + status + " instead of returning tokens");
    }

    private static RefusedException refused(@Nullable ErrorObject error) {
        var said = error == null || error.getCode() == null
                ? "nothing"
                : error.getCode() + (error.getDescription() == null ? "" : ": " + error.getDescription());
        return ProblemKind.SIGN_IN_REFUSED.refused("the identity provider refused the sign-in: " + Printable.of(said));
    }
}
