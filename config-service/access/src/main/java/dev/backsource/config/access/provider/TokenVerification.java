package dev.backsource.config.access.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Verifies the provider's tokens: signed with its own keys, by public-key algorithms only (RFC 8725 §3.1), for this service, and not
 * expired by more than the permitted difference between clocks.
 */
final class TokenVerification {
    static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

    private static final int MAX_LENGTH = 16 * 1024;

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /**
     * Claims of tokens that grant no access: ID tokens, which prove a person's identity to this service; tokens bound to a key, whose proof
     * this service doesn't request (RFC 7800); and events of sessions and accounts (RFC 8417).
     */
    private static final Set<String> OF_OTHER_TOKENS = Set.of("nonce", "at_hash", "c_hash", "cnf", "events");

    private TokenVerification() {}

    /** @throws TokenRefusedException when the text is no signed token */
    static SignedJWT parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new TokenRefusedException("the token has more than " + MAX_LENGTH + " characters");
        }
        try {
            return SignedJWT.parse(text);
        } catch (java.text.ParseException | IllegalArgumentException e) {
            throw new TokenRefusedException("this is not a signed token");
        }
    }

    /**
     * The claims of an ID token (OpenID Connect Core 1.0 §3.1.3.7).
     *
     * @throws TokenRefusedException when the token is invalid
     */
    static Map<String, Object> idToken(KnownProvider provider, JWKSet keys, SignedJWT token, String nonce) {
        try {
            var validator = new IDTokenValidator(provider.issuer(), provider.client(), selector(keys), null);
            validator.setMaxClockSkew(Math.toIntExact(CLOCKS_DIFFER.toSeconds()));
            var claims = validator.validate(token, new Nonce(nonce)).toJWTClaimsSet();
            requireAuthorizedParty(provider, claims);
            return claims.getClaims();
        } catch (BadJOSEException | JOSEException | ParseException e) {
            throw new TokenRefusedException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * OpenID Connect Core 1.0 §3.1.3.7, steps 3 to 5, of which the library does the first half of step 3: a token for several audiences is
     * accepted only if it names this service as the authorized party.
     */
    private static void requireAuthorizedParty(KnownProvider provider, JWTClaimsSet claims) {
        var party = claims.getClaim("azp");
        if (party == null && claims.getAudience().size() > 1) {
            throw new TokenRefusedException("the ID token has several audiences and no valid authorized party (azp)");
        }
        if (party != null && !provider.client().getValue().equals(party)) {
            throw new TokenRefusedException("the ID token was issued to another client (azp)");
        }
    }

    /**
     * The claims of an access token.
     *
     * @param audience the required audience
     * @throws TokenRefusedException when the token is invalid
     */
    static JWTClaimsSet accessToken(KnownProvider provider, String audience, JWKSet keys, SignedJWT token) {
        try {
            var claims = processor(provider, audience, keys).process(token, null);
            var type = claims.getClaim("typ");
            if (type != null && !"Bearer".equals(type)) {
                throw new TokenRefusedException("the token has the wrong type");
            }
            return claims;
        } catch (BadJOSEException | JOSEException e) {
            throw new TokenRefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static DefaultJWTProcessor<SecurityContext> processor(
            KnownProvider provider, String audience, JWKSet keys) {
        var claims = new DefaultJWTClaimsVerifier<>(
                Set.of(audience),
                new JWTClaimsSet.Builder().issuer(provider.issuer().getValue()).build(),
                Set.of("sub", "exp"),
                OF_OTHER_TOKENS);
        claims.setMaxClockSkew(Math.toIntExact(CLOCKS_DIFFER.toSeconds()));
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(selector(keys));
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    /** A token that names no key is accepted only if a single key fits (OpenID Connect Core 1.0 §10.1). */
    private static JWSKeySelector<SecurityContext> selector(JWKSet keys) {
        var fitting = new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys));
        return (header, context) -> {
            var found = fitting.selectJWSKeys(header, context);
            return header.getKeyID() == null && found.size() > 1 ? List.of() : found;
        };
    }
}
