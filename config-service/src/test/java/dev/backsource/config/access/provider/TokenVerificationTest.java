package dev.backsource.config.access.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenVerificationTest {
    private static final String AUDIENCE = "backsource-api";

    private final KnownProvider provider = Objects.requireNonNull(KnownProvider.of(SampleSettings.with(Map.of())));

    @Test
    void shouldTakeATokenThatNamesNoKeyOnlyWhereThereIsNoChoice() throws JOSEException {
        // Given
        var key = key("one");
        var other = key("other");
        var unnamed = signed(key, null);
        var named = signed(key, "one");

        // Then
        assertThat(subject(unnamed, key)).isEqualTo("jane");
        assertThat(subject(named, key, other)).isEqualTo("jane");
        assertThatThrownBy(() -> subject(unnamed, key, other)).isInstanceOf(TokenRefusedException.class);
    }

    private String subject(SignedJWT token, JWK... keys) {
        return TokenVerification.accessToken(provider, AUDIENCE, new JWKSet(List.of(keys)), token)
                .getSubject();
    }

    private static ECKey key(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }

    private static SignedJWT signed(ECKey key, @Nullable String id) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(SampleSettings.ISSUER)
                .audience(AUDIENCE)
                .subject("jane")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(id).build(), claims);
        token.sign(new ECDSASigner(key));
        return token;
    }
}
