package dev.backsource.config.access.provider;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The OpenID provider, where one is set: people sign in there, and its access tokens are accepted as bearer tokens. */
@Singleton
public final class OpenIdProvider {
    private final @Nullable KnownProvider provider;
    private final ProviderDocuments documents;
    private final CodeExchange codes;
    private final TokenClaims claims;
    private final TokenBearers bearers;
    private final VerifiedTokenCache verified;
    private final Clock clock;

    OpenIdProvider(
            ProviderSettings settings,
            ProviderDocuments documents,
            CodeExchange codes,
            TokenClaims claims,
            TokenBearers bearers,
            Clock clock) {
        this.provider = KnownProvider.of(settings);
        this.documents = documents;
        this.codes = codes;
        this.claims = claims;
        this.bearers = bearers;
        this.verified = new VerifiedTokenCache(clock);
        this.clock = clock;
    }

    /** The service starts whether or not the provider responds. */
    void start(@Observes StartupEvent event) {
        if (provider != null) {
            documents.now(provider).subscribe().with(read -> {}, failure -> {});
        }
    }

    public boolean isSet() {
        return provider != null;
    }

    /** Whether its access tokens are accepted as bearer tokens. */
    public boolean takesTokens() {
        return provider != null && provider.audience() != null;
    }

    /** Whether sign-ins there are impossible now, as far as is known. */
    public boolean isAway() {
        return documents.trouble() != null;
    }

    /** A sign-in that begins now. */
    public SignInFlow begin() {
        return SignInFlow.begin(clock.instant());
    }

    /**
     * The URL at which the browser signs in (OpenID Connect Core 1.0 §3.1.2.1). Fails with {@link ProviderUnavailableException}.
     *
     * @param back the URL to which the provider sends the browser back
     */
    public Uni<URI> address(SignInFlow flow, URI back) {
        var known = required();
        return documents
                .now(known)
                .map(read -> new AuthenticationRequest.Builder(ResponseType.CODE, known.scope(), known.client(), back)
                        .endpointURI(read.metadata().getAuthorizationEndpointURI())
                        .state(new State(flow.state()))
                        .nonce(new Nonce(flow.nonce()))
                        .codeChallenge(new CodeVerifier(flow.verifier()), CodeChallengeMethod.S256)
                        .build()
                        .toURI());
    }

    /**
     * The person that signed in. Fails with {@link RefusedException} and {@link ProviderUnavailableException}.
     *
     * @param flow the flow that the browser kept; null when it kept none
     * @param back as given to {@link #address}
     * @param came the URL with which the browser came back, with the provider's parameters
     */
    public Uni<ProviderPerson> person(@Nullable SignInFlow flow, URI back, URI came) {
        var known = required();
        if (flow == null || !flow.isTimely(clock.instant())) {
            return Uni.createFrom()
                    .failure(ProblemKind.SIGN_IN_REFUSED.refused(
                            "the sign-in was not started in this browser or has expired; sign in again"));
        }
        return codes.idToken(known, flow, back, came)
                .chain(token -> documents
                        .withKey(known, token.getHeader().getKeyID())
                        .map(read -> TokenVerification.idToken(known, read.keys(), token, flow.nonce())))
                .map(said -> claims.person(known.issuer().getValue(), said))
                .onFailure(TokenRefusedException.class)
                .transform(refused -> ProblemKind.SIGN_IN_REFUSED.refused(
                        "the identity provider's token is invalid: " + refused.getMessage()));
    }

    /** The person of an access token. Fails with {@link TokenRefusedException} and {@link ProviderUnavailableException}. */
    public Uni<ProviderPerson> bearer(String text) {
        var known = required();
        var audience = known.audience();
        if (audience == null) {
            return Uni.createFrom().failure(new TokenRefusedException("tokens are not accepted"));
        }
        return Uni.createFrom()
                .item(() -> TokenVerification.parse(text))
                .chain(token -> documents
                        .withKey(known, token.getHeader().getKeyID())
                        .map(read ->
                                verified.get(text, read.keys(), () -> verify(known, audience, read.keys(), token))))
                .invoke(found -> bearers.note(found.person(), found.expires()))
                .map(VerifiedTokenCache.Verified::person);
    }

    /** Whether a token was verified already, so that verifying it again costs next to nothing. */
    public boolean hasSeen(String text) {
        return verified.contain(text);
    }

    private VerifiedTokenCache.Verified verify(KnownProvider known, String audience, JWKSet keys, SignedJWT token) {
        var said = TokenVerification.accessToken(known, audience, keys, token);
        return new VerifiedTokenCache.Verified(
                claims.person(known.issuer().getValue(), said.getClaims()),
                said.getExpirationTime().toInstant());
    }

    private KnownProvider required() {
        if (provider == null) {
            throw new IllegalStateException("no identity provider is configured");
        }
        return provider;
    }
}
