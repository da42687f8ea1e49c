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
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
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

    /** A public key, and a token until 2100 that its holder signed: RSA takes seconds in the tests' JVM to make a key. */
    private static final String RSA_MODULUS = "mp8_ERO6IZ_XmyN7WB7WhN4SHhywvi9jl59JoVoONvos5RC6FbEEjcBeFKd81-"
            + "xG85hd9IOPt2K6hr7v79dNZEtn5RCm2x4HNgr_arLgM99sCF4CnfBdNumunSBdDoBuSOvI-BtvGIxzjkqkI5FZNAAehl20Bxv1iu"
            + "xHjg_16wFNHCEWYHeLcqs_MP26Ufl7qSYt9QiAqp3f_5MeJTKR_97bvQBvK217IeBtlsDIky5v0tAWIwmskHWaacOhucrH7Y3I0K"
            + "EAm9bX3lM-s5_g8Szb8Yc9-2i_t5lUvSHDaYN2GZGFZ-VEmH2jBY7Hdm615zUe9h27VvrqwX9HZCXK4Q";

    private static final String SIGNED_BY_RSA =
            "eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYSJ9.eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUuY29tL3JlYWxtcy9jZG4iLCJhdWQ"
                    + "iOiJiYWNrc291cmNlLWFwaSIsInN1YiI6ImphbmUiLCJleHAiOjQxMDI0NDQ4MDB9.aA9XnyrpMl2jonvK3D2gskCSwP2s1ZPort"
                    + "xuN3NFWDlKUVetOL7SUSYmY1vl7bC_4j2awLToV72PumfWJ4PiA4QEQI0O1rXaAzkYFY0Fz-6CQF4CxD-"
                    + "1NCzzVOf7zi3olnvy058Nu825afang2_fIp1l5hrbF3JOShdOntLbuQ-P7oTvdaXJ0nGS9n-"
                    + "EXarFDPhCEfCPSOeCciZ2UvBZw2b0p4ikH6U3jU-IbJghhBBtvwVlwmeTXH6fssZETyEVVKIIU8wmlrR4RPsFWI6tsxVFvd8qtcR"
                    + "vzAciZiCUMertMOK8e16LiyFgg_bcbYdABLJfkuyvf1ojxy8UTCDu9Q";

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

    @Test
    void shouldTakeATokenThatIsSignedByRsa() throws ParseException {
        // Given
        var key = new RSAKey.Builder(new Base64URL(RSA_MODULUS), new Base64URL("AQAB"))
                .keyID("rsa")
                .build();
        var forged = SIGNED_BY_RSA.substring(0, SIGNED_BY_RSA.length() - 4) + "AAAA";

        // Then
        assertThat(subject(SignedJWT.parse(SIGNED_BY_RSA), key)).isEqualTo("jane");
        assertThatThrownBy(() -> subject(SignedJWT.parse(forged), key)).isInstanceOf(TokenRefusedException.class);
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
