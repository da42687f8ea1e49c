package dev.backsource.config.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.config.testing.Certificates;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.PurgeScope;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.domain.StrictTransportSecurity;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBodiesTest {
    private static final DomainName DOMAIN = DomainName.parse("www.example.com");

    @Test
    void shouldFillInDefaults() {
        // When
        var domain = Objects.requireNonNull(read("""
                {"name": "WWW.Example.COM.", "origins": [{"address": "[2001:db8::1]", "port": 443}]}""", NewDomainBody::read));

        // Then
        assertThat(domain.name().value()).isEqualTo("www.example.com");
        assertThat(domain.origins().get(0).address().value()).isEqualTo("2001:db8::1");
        assertThat(domain.origins().get(0).priority()).isEqualTo(OriginPriority.PRIMARY);
        assertThat(domain.origins().get(0).weight()).isEqualTo(10);
        assertThat(domain.originTls()).isEqualTo(OriginTls.DEFAULT);
        assertThat(domain.policy()).isEqualTo(OriginProtocolPolicy.DISABLED);
        assertThat(domain.grantedPorts()).isEqualTo(GrantedPorts.NONE);
    }

    @Test
    void shouldTakeNullForAbsentExceptInLists() {
        // When
        var policy = read("{\"enabled\": false, \"redirectType\": null, \"dynamic\": null}", PolicyBody::read)
                .apply(OriginProtocolPolicy.DISABLED);
        var violations = violations("{\"enabled\": true, \"staticRules\": {\"uris\": [null]}}", AccelerationBody::read);

        // Then
        assertThat(policy).isEqualTo(OriginProtocolPolicy.DISABLED);
        assertThat(violations).containsExactly("staticRules.uris[0] wrong-type");
    }

    @Test
    void shouldKeepTheRedirectTypeOfADisabledPolicy() {
        // When
        var policy = read("""
                {"enabled": false, "redirectType": "HTTPS", "dynamic": {"enabled": true, "redirectType": "HTTP"}}""", PolicyBody::read).apply(OriginProtocolPolicy.DISABLED);

        // Then
        assertThat(policy)
                .isEqualTo(
                        new OriginProtocolPolicy(false, RedirectType.HTTPS, ContentPolicy.enabled(RedirectType.HTTP)));
    }

    @Test
    void shouldLeaveTheTlsSettingsOpenWhenTheyAreLeftOut() {
        // When
        var without = read("{\"origins\": [{\"address\": \"a\", \"port\": 1}]}", OriginsBody::read);
        var with = read(
                "{\"origins\": [{\"address\": \"a\", \"port\": 65535, \"weight\": 100}], \"originTls\": {}}",
                OriginsBody::read);

        // Then
        var current = new OriginsBody.Read(List.of(), OriginTls.trusting(Certificates.ONE));
        assertThat(without.apply(current).originTls()).isEqualTo(current.originTls());
        assertThat(with.apply(current).originTls()).isEqualTo(OriginTls.DEFAULT);
    }

    @Test
    void shouldReadHowOriginsAreAsked() {
        // When
        var domain =
                Objects.requireNonNull(read("""
                {"name": "www.example.com", "origins": [{"address": "a", "port": 1}],
                 "originTls": {"serverName": "Origin.example.com", "caCertificates": "%s", "minimumVersion": "TLS1.3"},
                 "originRequest": {"host": "Origin.example.com:8080", "connectTimeoutMs": 100, "idleTimeoutMs": null}}
                """.formatted(Certificates.ONE.replace("\n", "\\n")), NewDomainBody::read));

        // Then
        assertThat(domain.originTls())
                .isEqualTo(new OriginTls(
                        OriginTls.Verification.FULL,
                        ServerName.parse("origin.example.com"),
                        Certificates.ONE,
                        TlsVersion.TLS_1_3));
        assertThat(domain.originRequest()).isEqualTo(new OriginRequest("origin.example.com:8080", 100, null, null));
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
        assertThat(violations(body, OriginsBody::read)).containsExactly(violation);
    }

    @Test
    void shouldNameEverythingThatIsWrongWithAnOriginRequestTogether() {
        // When
        var violations = violations("""
                {"host": "a b", "connectTimeoutMs": 99, "firstByteTimeoutMs": 600001, "idleTimeoutMs": "1s", "x": 1}""", OriginRequestBody::read);

        // Then
        assertThat(violations)
                .containsExactlyInAnyOrder(
                        "host malformed",
                        "connectTimeoutMs out-of-range",
                        "firstByteTimeoutMs out-of-range",
                        "idleTimeoutMs wrong-type",
                        "x unknown-field");
    }

    @Test
    void shouldReadHowClientsAreServed() {
        // When
        var domain = Objects.requireNonNull(read("""
                {"name": "www.example.com", "origins": [{"address": "a", "port": 1}],
                 "clientTls": {"minimumVersion": "TLS1.2", "cipherSuites": ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"],
                  "strictTransportSecurity": {"maxAgeSeconds": 31536000, "includeSubDomains": true, "preload": null}},
                 "caching": {"storeSetCookie": true}}""", NewDomainBody::read));

        // Then
        assertThat(domain.clientTls())
                .isEqualTo(new ClientTls(
                        TlsVersion.TLS_1_2,
                        Set.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384),
                        new StrictTransportSecurity(31_536_000, true, false)));
        assertThat(domain.caching()).isEqualTo(new Caching(true));
    }

    @Test
    void shouldLeaveToTheEdgesWhatIsLeftOut() {
        assertThat(read("{\"cipherSuites\": null, \"strictTransportSecurity\": null}", ClientTlsBody::read))
                .isEqualTo(ClientTls.DEFAULT);
        assertThat(read("{\"storeSetCookie\": null}", CachingBody::read)).isEqualTo(Caching.DEFAULT);
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
        assertThat(violations(json, ClientTlsBody::read)).containsExactly(violation);
    }

    @Test
    void shouldNameEverythingThatIsWrongWithClientTlsTogether() {
        // Given
        var suite = "\"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\"";

        // When
        var violations = violations("""
                {"minimumVersion": "TLS1.3", "cipherSuites": [%s, "RC4", %s],
                 "strictTransportSecurity": {"maxAgeSeconds": "1y", "preload": "yes"}, "x": 1}""".formatted(suite, suite), ClientTlsBody::read);

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
        assertThat(violations("{\"storeSetCookie\": \"no\", \"store\": true}", CachingBody::read))
                .containsExactlyInAnyOrder("storeSetCookie wrong-type", "store unknown-field");
    }

    @Test
    void shouldReadAPurgeIntoCanonicalFormOnce() {
        // When
        var listed = read("""
                {"urls": ["https://WWW.example.com/a?b#c", "/a?b", "http://www.example.com/"], "prefixes": ["/i/"],
                 "everything": false}""", PurgeBody.reader(DOMAIN));
        var everything = read("{\"everything\": true, \"urls\": []}", PurgeBody.reader(DOMAIN));

        // Then
        assertThat(listed)
                .isEqualTo(new PurgeScope(List.of("www.example.com/a?b", "www.example.com/"), List.of("/i/"), false));
        assertThat(everything).isEqualTo(PurgeScope.EVERYTHING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                              | ' required'
            {"everything": false}                           | ' required'
            {"urls": [], "prefixes": []}                    | ' required'
            {"everything": "yes"}                           | everything wrong-type
            {"everything": true, "urls": ["/a"]}            | everything invalid
            {"everything": true, "prefixes": ["/"]}         | everything invalid
            {"urls": "/a"}                                  | urls wrong-type
            {"urls": ["/a", 5]}                             | urls[1] wrong-type
            {"urls": ["/a", "https://www.example.org/"]}    | urls[1] invalid
            {"urls": ["a.jpg"]}                             | urls[0] invalid
            {"urls": ["/a\\u0000"]}                         | urls[0] malformed
            {"prefixes": ["/a", null, "/b"]}                | prefixes[1] wrong-type
            {"prefixes": ["images/"]}                       | prefixes[0] invalid
            {"url": ["/a"], "everything": true}             | url unknown-field
            """)
    void shouldNameWhatIsWrongWithAPurge(String json, String violation) {
        assertThat(violations(json, PurgeBody.reader(DOMAIN))).containsExactly(violation);
    }

    @Test
    void shouldRefuseMoreThan100OfAKind() {
        // Given
        var urls = String.join(",", Collections.nCopies(101, "\"/a\""));

        // When / Then
        assertThat(violations("{\"urls\": [" + urls + "]}", PurgeBody.reader(DOMAIN)))
                .containsExactly("urls out-of-range");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                               | true
            {"http": null, "https": null}    | true
            {"http": 8080}                   | false
            """)
    void shouldReadAGrantAndItsWithdrawal(String json, boolean none) {
        // When
        var granted = read(json, GrantBody::read);

        // Then
        assertThat(granted.equals(GrantedPorts.NONE)).isEqualTo(none);
    }

    @Test
    void shouldListAtMost50Violations() {
        // Given
        var entries = String.join(",", Collections.nCopies(1000, "5"));

        // When
        var violations = violations("{\"origins\": [" + entries + "]}", OriginsBody::read);

        // Then
        assertThat(violations).hasSize(50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"enabled": true, "enabled": false}  | twice
            {"enabled": tru                      | line 1
            {"enabled": false} trailing          | not JSON
            ''                                   | empty
            {"enabled": NaN}                     | not JSON
            {'enabled': true}                    | not JSON
            """)
    void shouldSayWhyABodyCantBeRead(String json, String reason) {
        // When
        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> read(json, PolicyBody::read));

        // Then
        assertThat(refusal.violations()).hasSize(1);
        assertThat(refusal.violations().get(0).code()).isEqualTo("malformed");
        assertThat(refusal.violations().get(0).detail()).contains(reason);
    }

    @Test
    void shouldRefuseDeepNestingInsteadOfFailing() {
        // When
        var violations = violations("{\"enabled\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", PolicyBody::read);

        // Then
        assertThat(violations).containsExactly(" malformed");
    }

    private static <T> T read(String json, Function<JsonFields, T> reader) {
        return JsonBody.read(json.getBytes(StandardCharsets.UTF_8), reader);
    }

    private static <T> List<String> violations(String json, Function<JsonFields, T> reader) {
        var refusal = catchThrowableOfType(InvalidRequestException.class, () -> read(json, reader));
        return refusal.violations().stream()
                .map(violation -> violation.field() + " " + violation.code())
                .toList();
    }
}
