package dev.backsource.config.access.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** OpenID Connect Core 1.0 §3.1.3.7, steps 3 to 5. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            console       | -       | true
            console       | console | true
            console       | other   | false
            console       | ''      | false
            console other | console | true
            console other | other   | false
            console other | -       | false
            other console | -       | false
            other         | -       | false
            other         | console | false
            """)
    void shouldTakeAnIdTokenThatWasMadeForThisServiceOnly(String audience, @Nullable String party, boolean taken)
            throws JOSEException {
        // Given
        var key = key("one");
        var claims = new JWTClaimsSet.Builder()
                .issuer(SampleSettings.ISSUER)
                .audience(List.of(audience.split(" ")))
                .subject("jane")
                .claim("azp", party)
                .claim("nonce", "nonce")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .build();
        var token = signed(key, "one", claims);

        // When
        Callable<Object> said =
                () -> TokenVerification.idToken(provider, new JWKSet(List.of((JWK) key)), token, "nonce")
                        .get("sub");

        // Then
        if (taken) {
            assertThatCode(said::call).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(said::call).isInstanceOf(TokenRefusedException.class);
        }
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
        return signed(key, id, claims);
    }

    private static SignedJWT signed(ECKey key, @Nullable String id, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(id).build(), claims);
        token.sign(new ECDSASigner(key));
        return token;
    }
}
