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
import java.util.Map;
import java.util.Set;

/**
 * Verifies what the provider has signed: by its own keys, with algorithms of public keys only (RFC 8725 §3.1), for this service, and not
 * expired by more than clocks may differ.
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

    /** What ID tokens have, which prove to this service who somebody is and let nobody else do anything. */
    private static final Set<String> OF_ID_TOKENS = Set.of("nonce", "at_hash", "c_hash");

    private TokenVerification() {}

    /** @throws TokenRefusedException when it is no signed token */
    static SignedJWT parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new TokenRefusedException("the token has more than " + MAX_LENGTH + " characters");
        }
        try {
            return SignedJWT.parse(text);
        } catch (java.text.ParseException | IllegalArgumentException e) {
            throw new TokenRefusedException("this is no signed token");
        }
    }

    /**
     * What an ID token says (OpenID Connect Core 1.0 §3.1.3.7).
     *
     * @throws TokenRefusedException when it isn't to be believed
     */
    static Map<String, Object> idToken(KnownProvider provider, JWKSet keys, SignedJWT token, String nonce) {
        try {
            var validator = new IDTokenValidator(provider.issuer(), provider.client(), selector(keys), null);
            validator.setMaxClockSkew(Math.toIntExact(CLOCKS_DIFFER.toSeconds()));
            return validator.validate(token, new Nonce(nonce)).toJWTClaimsSet().getClaims();
        } catch (BadJOSEException | JOSEException | ParseException e) {
            throw new TokenRefusedException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What an access token says.
     *
     * @throws TokenRefusedException when it isn't to be believed
     */
    static JWTClaimsSet accessToken(KnownProvider provider, JWKSet keys, SignedJWT token) {
        try {
            var claims = processor(provider, keys).process(token, null);
            var type = claims.getClaim("typ");
            if (type != null && !"Bearer".equals(type)) {
                throw new TokenRefusedException("the token is of another type");
            }
            return claims;
        } catch (BadJOSEException | JOSEException e) {
            throw new TokenRefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static DefaultJWTProcessor<SecurityContext> processor(KnownProvider provider, JWKSet keys) {
        var claims = new DefaultJWTClaimsVerifier<>(
                Set.of(provider.audience()),
                new JWTClaimsSet.Builder().issuer(provider.issuer().getValue()).build(),
                Set.of("sub", "exp"),
                OF_ID_TOKENS);
        claims.setMaxClockSkew(Math.toIntExact(CLOCKS_DIFFER.toSeconds()));
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(selector(keys));
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    private static JWSKeySelector<SecurityContext> selector(JWKSet keys) {
        return new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys));
    }
}
