package dev.backsource.config.api.parts;

import static dev.backsource.config.testing.Bodies.read;
import static dev.backsource.config.testing.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.certificates.Certificates;
import dev.backsource.testing.config.SampleDomains;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartBodiesTest {
    @Test
    void shouldTakeNullForAbsentExceptInLists() {
        // When
        var policy = read("{\"enabled\": false, \"redirectType\": null, \"dynamic\": null}", PolicyBody.TYPE)
                .apply(OriginProtocolPolicy.DISABLED);
        var violations = violations("{\"enabled\": true, \"staticRules\": {\"uris\": [null]}}", AccelerationBody.TYPE);

        // Then
        assertThat(policy).isEqualTo(OriginProtocolPolicy.DISABLED);
        assertThat(violations).containsExactly("staticRules.uris[0] wrong-type");
    }

    @Test
    void shouldKeepTheRedirectTypeOfADisabledPolicy() {
        // When
        var policy = read("""
                {"enabled": false, "redirectType": "HTTPS", "dynamic": {"enabled": true, "redirectType": "HTTP"}}""", PolicyBody.TYPE).apply(OriginProtocolPolicy.DISABLED);

        // Then
        assertThat(policy)
                .isEqualTo(
                        new OriginProtocolPolicy(false, RedirectType.HTTPS, ContentPolicy.enabled(RedirectType.HTTP)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"verification\": \"FULL\"}|FULL|",
                "{\"serverName\": \"a.example\"}|NONE|2030-01-01T00:00:00Z",
                "{\"unverifiedUntil\": null}|NONE|"
            })
    void shouldEndAnExceptionByAPatchThatSetsVerificationFull(
            String patch, OriginTls.Verification verification, @Nullable String end) throws IOException {
        // Given
        var excepted = new OriginTls(OriginTls.Verification.NONE)
                .withUnverifiedUntil(ExceptionEnd.parse("2030-01-01T00:00:00Z"));
        var domain = SampleDomains.domain(443).with(Part.ORIGIN_TLS, excepted);

        // When
        var next = PartEndpoint.ORIGINS
                .patch(new ObjectMapper().readTree("{\"originTls\": " + patch + "}"))
                .apply(domain)
                .originTls();

        // Then
        assertThat(next.verification()).isEqualTo(verification);
        assertThat(next.unverifiedUntil()).isEqualTo(end == null ? null : ExceptionEnd.parse(end));
    }

    @Test
    void shouldSayNothingOfTheEndBesideAnInvalidVerification() {
        assertThat(violations(
                        "{\"verification\": \"SOME\", \"unverifiedUntil\": \"2030-01-01T00:00:00Z\"}", TlsBody.TYPE))
                .singleElement()
                .asString()
                .startsWith("verification ");
    }

    @Test
    void shouldLeaveTheTlsSettingsOpenWhenTheyAreLeftOut() {
        // When
        var without = read("{\"origins\": [{\"address\": \"a\", \"port\": 1}]}", OriginsBody.TYPE);
        var with = read(
                "{\"origins\": [{\"address\": \"a\", \"port\": 65535, \"weight\": 100}], \"originTls\": {}}",
                OriginsBody.TYPE);

        // Then
        var current = new OriginsBody.Read(List.of(), OriginTls.trusting(Certificates.ONE));
        assertThat(without.apply(current).originTls()).isEqualTo(current.originTls());
        assertThat(with.apply(current).originTls()).isEqualTo(OriginTls.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"serverName": "192.0.2.1"}              | originTls.serverName malformed
            {"serverName": "*.example.com"}          | originTls.serverName malformed
            {"serverName": 5}                        | originTls.serverName wrong-type
            {"caCertificates": "none"}               | originTls.caCertificates invalid
            {"caCertificates": "-----BEGIN PRIVATE KEY-----"} | originTls.caCertificates invalid
            {"caCertificates": ["a"]}                | originTls.caCertificates wrong-type
            {"caCertificates": "\\ud800"}            | originTls.caCertificates malformed
            {"minimumVersion": "TLS1.1"}             | originTls.minimumVersion unknown-value
            {"minimumVersion": "TLS_1_2"}            | originTls.minimumVersion unknown-value
            {"sni": "a"}                             | originTls.sni unknown-field
            """)
    void shouldNameTheTlsSettingThatIsNone(String tls, String violation) {
        // Given
        var body = "{\"origins\": [{\"address\": \"a\", \"port\": 1}], \"originTls\": " + tls + "}";

        // When / Then
        assertThat(violations(body, OriginsBody.TYPE)).containsExactly(violation);
    }

    @Test
    void shouldNameEverythingThatIsWrongWithAnOriginRequestTogether() {
        // When
        var violations = violations("""
                {"host": "a b", "connectTimeoutMs": 99, "firstByteTimeoutMs": 600001, "idleTimeoutMs": "1s", "http2": true, "probePath": "health",
                 "forwardedProtoField": "Cookie", "x": 1}""", OriginRequestBody.TYPE);

        // Then
        assertThat(violations)
                .containsExactlyInAnyOrder(
                        "host malformed",
                        "connectTimeoutMs out-of-range",
                        "firstByteTimeoutMs out-of-range",
                        "idleTimeoutMs wrong-type",
                        "http2 invalid",
                        "probePath malformed",
                        "forwardedProtoField invalid",
                        "x unknown-field");
    }

    @Test
    void shouldLeaveToTheEdgesWhatIsLeftOut() {
        assertThat(read("{\"cipherSuites\": null, \"strictTransportSecurity\": null}", ClientTlsBody.TYPE))
                .isEqualTo(ClientTls.DEFAULT);
        assertThat(read("{\"storeSetCookie\": null}", PartEndpoint.CACHING.type())
                        .apply(Caching.DEFAULT))
                .isEqualTo(Caching.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"minimumVersion": "TLS1.1"}                            | minimumVersion unknown-value
            {"minimumVersion": 1.3}                                 | minimumVersion wrong-type
            {"cipherSuites": []}                                    | cipherSuites required
            {"cipherSuites": "TLS_AES_128_GCM_SHA256"}              | cipherSuites wrong-type
            {"cipherSuites": ["TLS_AES_128_GCM_SHA256"]}            | cipherSuites[0] unknown-value
            {"cipherSuites": [null]}                                | cipherSuites[0] wrong-type
            {"strictTransportSecurity": "max-age=1"}                | strictTransportSecurity wrong-type
            {"strictTransportSecurity": {}}                         | strictTransportSecurity.maxAgeSeconds required
            {"strictTransportSecurity": {"maxAgeSeconds": null}}    | strictTransportSecurity.maxAgeSeconds required
            {"strictTransportSecurity": {"maxAgeSeconds": -1}}      | strictTransportSecurity.maxAgeSeconds out-of-range
            {"strictTransportSecurity": {"maxAgeSeconds": 315360001}} | strictTransportSecurity.maxAgeSeconds out-of-range
            {"strictTransportSecurity": {"maxAgeSeconds": 9999999999}} | strictTransportSecurity.maxAgeSeconds out-of-range
            {"strictTransportSecurity": {"maxAgeSeconds": 31536000, "preload": true}} | strictTransportSecurity.preload invalid
            {"strictTransportSecurity": {"maxAgeSeconds": 1, "includeSubDomains": true, "preload": true}} | strictTransportSecurity.preload invalid
            {"strictTransportSecurity": {"maxAgeSeconds": 1, "includeSubdomains": true}} | strictTransportSecurity.includeSubdomains unknown-field
            {"curves": []}                                          | curves unknown-field
            """)
    void shouldNameWhatIsWrongWithClientTls(String json, String violation) {
        assertThat(violations(json, ClientTlsBody.TYPE)).containsExactly(violation);
    }

    @Test
    void shouldNameEverythingThatIsWrongWithClientTlsTogether() {
        // Given
        var suite = "\"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\"";

        // When
        var violations = violations("""
                {"minimumVersion": "TLS1.3", "cipherSuites": [%s, "RC4", %s],
                 "strictTransportSecurity": {"maxAgeSeconds": "1y", "preload": "yes"}, "x": 1}""".formatted(suite, suite), ClientTlsBody.TYPE);

        // Then
        assertThat(violations)
                .containsExactlyInAnyOrder(
                        "cipherSuites[1] unknown-value",
                        "cipherSuites[2] invalid",
                        "cipherSuites invalid",
                        "strictTransportSecurity.maxAgeSeconds wrong-type",
                        "strictTransportSecurity.preload wrong-type",
                        "x unknown-field");
    }

    @Test
    void shouldNameWhatIsWrongWithCaching() {
        assertThat(violations("{\"storeSetCookie\": \"no\", \"store\": true}", PartEndpoint.CACHING.type()))
                .containsExactlyInAnyOrder("storeSetCookie wrong-type", "store unknown-field");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                               | true
            {"http": null, "https": null}    | true
            {"http": 8080}                   | false
            """)
    void shouldReadAGrantAndItsWithdrawal(String json, boolean none) {
        // When
        var granted = read(json, GrantBody.TYPE);

        // Then
        assertThat(granted.equals(GrantedPorts.NONE)).isEqualTo(none);
    }

    @Test
    void shouldListAtMost50Violations() {
        // Given
        var entries = String.join(",", Collections.nCopies(1000, "5"));

        // When
        var violations = violations("{\"origins\": [" + entries + "]}", OriginsBody.TYPE);

        // Then
        assertThat(violations).hasSize(50);
    }
}
